package dev.graft.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Made;
import dev.graft.analysis.RunFixtures;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CausesTest {
  /** Learns the task: loss to 0.1, validation accuracy to 0.9. */
  private static final Made SCRATCH =
      Made.of(
              new double[] {1.2, 0.6, 0.3, 0.15, 0.1},
              new double[] {1.2, 0.7, 0.5, 0.4, 0.4},
              new double[] {0.5, 0.6, 0.7, 0.8, 0.85, 0.9})
          .with("start", "scratch");

  /** A pre-trained arm that does the same, only better from the start. */
  private static final Made FINE =
      new Made(
              SCRATCH.training(),
              SCRATCH.validationLoss(),
              new double[] {0.8, 0.6, 0.7, 0.8, 0.85, 0.9},
              Map.of("phases.passes", "5"))
          .with("weights.hash", "w", "normalisation", "statistics trained");

  private static Causes causes(Made arm) {
    return Causes.of(
        RunFixtures.runs(SCRATCH.as("scratch"), arm.as("frozen")), "frozen", "scratch");
  }

  private static Cause only(Causes causes) {
    assertEquals(1, causes.found().size(), causes.toString());
    return causes.found().get(0);
  }

  @Test
  void whereNothingIsWrongItSaysSo() {
    Causes causes = causes(FINE);
    assertEquals(List.of(), causes.found());
    assertEquals(
        """
        frozen against scratch: validation accuracy 0.900 against 0.900, training loss at the end \
        0.100 against 0.100
        - no cause found in the numbers
        - not known, a run would tell: a random base shows what the knowledge is worth; \
        experiment.with(suggestion).run() adds the arm 'frozen, control: random base', 10 passes""",
        causes.toString());
  }

  @Test
  void aJaggedLossSaysThatTheRateIsTooHigh() {
    Made jagged =
        new Made(
            new double[] {1.0, 1.5, 0.9, 1.4, 0.1},
            FINE.validationLoss(),
            FINE.accuracy(),
            FINE.facts());
    Cause cause = only(causes(jagged));
    assertEquals(Cause.Kind.RATE_TOO_HIGH, cause.kind());
    assertEquals(0.5, cause.number(), 1e-12, "2 of 4 steps rise");
    assertEquals(
        Optional.of(
            new Suggestion(
                "frozen",
                "frozen, rate x 0.3",
                new Suggestion.RateTimes(0.3),
                "a lower rate shows whether it was too high",
                10)),
        cause.suggestion());
  }

  @Test
  void aFineTuningThatLosesAtOnceHasTooHighARate() {
    Made tuned =
        new Made(
                FINE.training(),
                FINE.validationLoss(),
                new double[] {0.8, 0.6, 0.8, 0.6, 0.7, 0.9},
                FINE.facts())
            .with("phases.passes", "2, 3");
    Cause cause = only(causes(tuned));
    assertEquals(Cause.Kind.RATE_TOO_HIGH, cause.kind());
    assertEquals(0.2, cause.number(), 1e-12, "0.8 before, 0.6 after");
    assertEquals(6, cause.suggestion().orElseThrow().passes(), "2 seeds x 3 passes");
  }

  @Test
  void runsThatDivergedAreCounted() {
    Run good = FINE.run("frozen", 1, "");
    Run bad = FINE.run("frozen", 2, "the training loss is not a number in pass 2; lower the rate");
    Runs runs = RunFixtures.runs(SCRATCH.as("scratch"), List.of(good, bad));
    Cause cause = only(Causes.of(runs, "frozen", "scratch"));
    assertEquals("rate too high: in 1 of 2 runs the loss diverged", cause.toString());
  }

  @Test
  void aRateAtTheEdgeOfTheGridIsNamed() {
    Made edge =
        FINE.with(
            "rates.edge", "rate at the edge of the grid: 0.01, the highest of 0.001, 0.01",
            "rates.chosen", "0.01");
    Cause cause = only(causes(edge));
    assertEquals(Cause.Kind.RATE_AT_EDGE, cause.kind());
    assertEquals(0.01, cause.number());
    assertEquals(new Suggestion.RateTimes(10), cause.suggestion().orElseThrow().change());
  }

  @Test
  void picturesScaledInAnotherWayAreNamed() {
    Made raw =
        FINE.with(
            "input.scaling", "grey, (pixel - 0.0) / 1.0",
            "input.scaling.expected", "grey, (pixel - 76.5) / 255.0",
            "input.mean", "72.5",
            "input.deviation", "90.25");
    Cause cause = only(causes(raw));
    assertEquals(
        "preprocessing does not match the base: the pictures (grey, (pixel - 0.0) / 1.0) enter with"
            + " mean 72.5 and deviation 90.3, but the weights were made for grey, (pixel - 76.5) /"
            + " 255.0",
        cause.toString());
    assertEquals(new Suggestion.ScaleAsExpected(), cause.suggestion().orElseThrow().change());
    Made unknown = FINE.with("input.mean", "72.5", "input.deviation", "90.25");
    assertEquals(Optional.empty(), only(causes(unknown)).suggestion(), "no way is known");
  }

  @Test
  void aSourceThatIsWorthNoMoreThanRandomWeightsIsTooFar() {
    Made far =
        new Made(
            FINE.training(),
            FINE.validationLoss(),
            new double[] {0.52, 0.6, 0.7, 0.8, 0.85, 0.9},
            FINE.facts());
    Cause early = only(causes(far));
    assertEquals(Cause.Kind.SOURCE_TOO_FAR, early.kind());
    assertEquals(0.02, early.number(), 1e-12, "jumpstart 0.52 against scratch's 0.50");
    assertEquals(new Suggestion.RandomBase(), early.suggestion().orElseThrow().change());
    Made random = FINE.with("control", "random base", "weights.hash", "");
    Runs runs =
        RunFixtures.runs(
            SCRATCH.as("scratch"), FINE.as("frozen"), random.as("control: random base"));
    Cause late = only(Causes.of(runs, "frozen", "scratch"));
    assertEquals(0, late.number(), 1e-12, "the control reaches the same");
    assertTrue(late.words().contains("above control: random base"), late.words());
    assertEquals(Optional.empty(), late.suggestion());
  }

  @Test
  void aLossThatStaysHighWhileStagesAreFrozenAsksForMoreFreedom() {
    Made stuck =
        new Made(
                new double[] {1.5, 1.2, 1.0, 0.9, 0.88},
                FINE.validationLoss(),
                FINE.accuracy(),
                FINE.facts())
            .with("stages", "4", "stages.frozen", "4");
    Cause cause = only(causes(stuck));
    assertEquals(Cause.Kind.TOO_MUCH_FROZEN, cause.kind());
    assertEquals(0.88, cause.number(), 1e-12);
    assertEquals(new Suggestion.Thaw(1), cause.suggestion().orElseThrow().change());
    Made falling =
        new Made(
            new double[] {1.5, 1.3, 1.2, 1.1, 0.9},
            FINE.validationLoss(),
            FINE.accuracy(),
            stuck.facts());
    Causes both = causes(falling);
    assertEquals(
        List.of(Cause.Kind.STOPPED_EARLY, Cause.Kind.TOO_MUCH_FROZEN),
        both.found().stream().map(Cause::kind).toList());
    // 1 - 0.9 / 1.1 by hand
    assertEquals(0.181818, both.found().get(0).number(), 1e-6);
    assertEquals(30, both.suggestions().get(0).passes(), "2 seeds x 3 x 5 passes");
  }

  @Test
  void aValidationLossFarAboveTheTrainingLossAsksForMoreRows() {
    Made learntByHeart =
        new Made(
            new double[] {1.0, 0.4, 0.1, 0.02, 0.01},
            new double[] {1.2, 1.0, 1.2, 1.5, 1.8},
            FINE.accuracy(),
            FINE.facts());
    Cause cause = only(causes(learntByHeart));
    assertEquals(Cause.Kind.TOO_FEW_ROWS, cause.kind());
    assertEquals(1.79, cause.number(), 1e-12);
  }

  @Test
  void aBestPassAtTheStartIsNamed() {
    Made early =
        new Made(
            FINE.training(),
            FINE.validationLoss(),
            new double[] {0.8, 0.9, 0.8, 0.7, 0.7, 0.7},
            FINE.facts());
    Cause cause = only(causes(early));
    assertEquals(Cause.Kind.BEST_AT_THE_START, cause.kind());
    assertEquals(1, cause.number());
  }

  @Test
  void whatWasTriedIsConfirmedOrRuledOutInPlaceOfBeingSuggestedAgain() {
    Made frozen = FINE.with("normalisation", "statistics frozen", "normalisation.layers", "some");
    assertTrue(
        causes(frozen).checks().stream()
            .anyMatch(s -> s.change() instanceof Suggestion.ReEstimate));
    Made better =
        new Made(
            FINE.training(),
            FINE.validationLoss(),
            new double[] {0.8, 0.6, 0.7, 0.8, 0.85, 0.95},
            FINE.facts());
    String name = "frozen, statistics re-estimated";
    Runs runs = RunFixtures.runs(SCRATCH.as("scratch"), frozen.as("frozen"), better.as(name));
    Cause cause = only(Causes.of(runs, "frozen", "scratch"));
    assertEquals(Cause.Kind.CONFIRMED_BY_A_RUN, cause.kind());
    assertEquals(0.05, cause.number(), 1e-12);
    Runs same = RunFixtures.runs(SCRATCH.as("scratch"), frozen.as("frozen"), frozen.as(name));
    Causes ruled = Causes.of(same, "frozen", "scratch");
    assertEquals(
        List.of("'frozen, statistics re-estimated' reaches 0.900 on validation, +0.000"),
        ruled.ruledOut());
  }

  @Test
  void aSmallerPictureThanTheBaseWasMadeForIsAQuestion() {
    Causes causes = causes(FINE.with("input.size", "64", "input.size.expected", "224"));
    assertTrue(
        causes.checks().stream().anyMatch(s -> s.change().equals(new Suggestion.PictureSize(128))));
  }

  @Test
  void runsThatSayNothingGiveNoCause() {
    Runs runs = RunFixtures.threeArms(2);
    assertEquals(List.of(), Causes.of(runs, "fine-tuned", "scratch").found());
    Run scored =
        new Run(
            "k",
            "other",
            1,
            "",
            new Curve(List.of(), 0),
            Predictions.stated(0.5),
            new Budget(0, 0, 0, 0, 0),
            Map.of());
    Runs mixed = RunFixtures.runs(SCRATCH.as("scratch"), List.of(scored));
    assertEquals(List.of(), Causes.of(mixed, "other", "scratch").found());
  }

  @Test
  void whatIsShownIsEscapedAndBadInputIsNamed() {
    Runs runs = RunFixtures.runs(SCRATCH.as("scratch"), FINE.as("<b>"));
    Causes causes = Causes.of(runs, "<b>", "scratch");
    String html = causes.bundle().get("text/html").toString();
    assertTrue(html.contains("&lt;b&gt; against scratch") && !html.contains("<b>"), html);
    assertTrue(html.contains("<li>no cause found in the numbers</li>"), html);
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> Causes.of(runs, "c", "scratch"));
    assertTrue(none.getMessage().startsWith("no arm 'c'"), none.getMessage());
    IllegalArgumentException self =
        assertThrows(IllegalArgumentException.class, () -> Causes.of(runs, "scratch", "scratch"));
    assertEquals("arm 'scratch' is the baseline itself; name another arm", self.getMessage());
    IllegalArgumentException name =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Suggestion("a", "a", new Suggestion.ReEstimate(), "", 1));
    assertEquals("newArm (a) must be a name other than that of the arm itself", name.getMessage());
  }
}
