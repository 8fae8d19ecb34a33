package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.PredictionCost;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.stats.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What to ship, in words that a reader can act on. */
class DecisionTest {
  private static final PredictionCost COST =
      new PredictionCost("frozen", 12.34, OptionalDouble.empty(), 1 << 20);

  @TempDir Path folder;

  private static Decision of(Optional<Interval> interval) {
    return new Decision(
        Optional.of("frozen"),
        0.9751,
        interval,
        "frozen helps against scratch",
        "These rows did not choose.",
        Optional.of(COST),
        List.of("fine-tuned instead would gain nothing that matters."));
  }

  @Test
  void theArmAndItsAccuracyStandFirst() {
    String text = of(Optional.of(new Interval(0.9751, 0.951, 0.9881, 9, 0.95, 0.5))).toString();
    assertEquals(
        """
        Ship frozen: 0.975 (95% interval 0.951 to 0.988) of the test rows right.
        Because: frozen helps against scratch. These rows did not choose.
        A prediction costs 12 ms, 4.0 MiB of weights; the engine and Java come on top.
        fine-tuned instead would gain nothing that matters.""",
        text);
  }

  @Test
  void oneSeedHasNoInterval() {
    String text = of(Optional.empty()).toString();
    assertTrue(text.startsWith("Ship frozen: 0.975 of the test rows right."), text);
  }

  @Test
  void whereAllFailedNothingIsShipped() {
    Decision none =
        new Decision(
            Optional.empty(),
            Double.NaN,
            Optional.empty(),
            "every arm has a failed run; see the verdicts for why",
            "",
            Optional.empty(),
            List.of());
    assertEquals(
        "Ship none: every arm has a failed run; see the verdicts for why.", none.toString());
    assertFalse(none.html().contains("NaN"), none.html());
  }

  /** Names are the user's own, and a cell is HTML. */
  @Test
  void namesAreNotReadAsMarkup() {
    Decision sly =
        new Decision(
            Optional.of("<b>mine"),
            0.5,
            Optional.empty(),
            "it is & stays",
            "",
            Optional.empty(),
            List.of("<i>x"));
    assertTrue(sly.html().contains("&lt;b&gt;mine"), sly.html());
    assertTrue(sly.html().contains("it is &amp; stays"), sly.html());
    assertFalse(sly.html().contains("<i>"), sly.html());
  }

  /** Two arms that have run: the decision names one of them, with what it costs here. */
  @Test
  void ofAnExperimentItFollowsTheVerdict() {
    Split split = Digits.all().perClass(3, 3).withTestRows(100);
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(split.data().classes()));
    Recipe recipe = Recipe.withDefaults();
    Experiment experiment =
        Experiment.on(split)
            .withStore(RunStore.at(folder))
            .withSeeds(1, 2)
            .withArm("dear", network.fromScratch(), recipe.withPasses(1))
            .withArm("cheap", network, recipe);
    Comparison comparison = Comparison.of(experiment.run()).against("dear");
    Decision decision = Decision.of(experiment, comparison);
    String arm = decision.arm().orElseThrow();
    assertTrue(List.of("dear", "cheap").contains(arm), arm);
    assertTrue(decision.accuracy() > 0 && decision.accuracy() <= 1, decision::toString);
    Interval interval = decision.interval().orElseThrow();
    assertTrue(interval.low() <= decision.accuracy() && decision.accuracy() <= interval.high());
    PredictionCost cost = decision.cost().orElseThrow();
    assertEquals(arm, cost.arm());
    assertTrue(cost.milliseconds() > 0, cost::toString);
    assertTrue(cost.reading().isPresent(), "pictures are read");
    assertTrue(decision.because().contains("against"), decision.because());
    assertTrue(decision.rows().contains("of 10 times"), decision.rows());
  }
}
