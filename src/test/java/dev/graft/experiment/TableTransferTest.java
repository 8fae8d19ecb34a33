package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.cause.Causes;
import dev.graft.data.FashionMnist;
import dev.graft.data.MadeTables;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.input.TableEncoding;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TableNet;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfer between made tables, whose rules are known, on either engine. */
@Tag("engine")
class TableTransferTest {
  /** No column alone says anything: few rows do not show it, and a straight line never does. */
  private static final ToDoubleFunction<double[]> RULE = x -> x[0] * x[1];

  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(30).withRate(3e-3);

  @TempDir static Path folder;
  private static Base base;

  @BeforeAll
  static void trainTheSource() {
    TableSet source = MadeTables.of("source", 900, 1, RULE);
    Experiment experiment =
        Experiment.on(source.split(0.7, 0.1, 0.2))
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("source")))
            .withArm(
                "source",
                TableNet.untrained(source.encoding(), List.of(32, 16))
                    .withHead(Head.linear(source.classes()))
                    .fromScratch(),
                RECIPE);
    assertTrue(experiment.run().all().get(0).test().accuracy() > 0.85, "the rule is learned");
    base = TrainedBase.of(experiment, "source", 1);
  }

  private Experiment on(TableSet target, int perClass) {
    return Experiment.on(target.perClass(perClass, 20).withTestRows(300))
        .withSeeds(1, 2, 3)
        .withStore(RunStore.at(folder.resolve("target")));
  }

  private static Network frozen() {
    return base.withoutHead().frozen().withHead(Head.linear(List.of("no", "yes")));
  }

  private static Outcome outcome(Runs runs, String arm) {
    return Comparison.of(runs).against("scratch").verdict(arm).outcome();
  }

  @Test
  void aSharedRuleHelpsWithFewRows() {
    TableSet target = MadeTables.of("target", 900, 2, RULE);
    Network network = frozen();
    Experiment experiment =
        on(target, 5)
            .withArm("scratch", network.fromScratch(), RECIPE)
            .withArm("frozen", network, RECIPE)
            .withArm(
                "tuned",
                network,
                RECIPE.withPasses(20).thenFineTune(Thawing.fromTheTop(1), 10, 1e-3));
    Runs runs = experiment.run();
    for (Run run : runs.all()) {
      assertFalse(run.failed(), run.failure());
    }
    assertEquals(Outcome.HELPS, outcome(runs, "frozen"));
    assertEquals(Outcome.HELPS, outcome(runs, "tuned"));
    Run run = runs.find("frozen", 1).orElseThrow();
    assertEquals(base.input().toString(), run.provenance().get("input"));
    assertEquals(base.input().toString(), run.provenance().get("input.expected"));
    assertEquals(16 * 2 + 2, run.budget().trainedParameters());
    Forgetting forgetting =
        Forgetting.of(experiment, base, MadeTables.of("more of the source", 200, 3, RULE));
    assertEquals(0, forgetting.lost("frozen"), 1e-12);
  }

  @Test
  void aReversedRuleHarmsWhatAnswersAsTheSourceDid() {
    TableSet reversed = MadeTables.of("reversed", 900, 2, x -> -RULE.applyAsDouble(x));
    Runs runs =
        on(reversed, 40)
            .withArm("scratch", frozen().fromScratch(), RECIPE)
            .withArm("old answers", base.answering(reversed.classes()), Recipe.withDefaults())
            .withArm("new head", frozen(), RECIPE)
            .run();
    assertEquals(Outcome.HARMS, outcome(runs, "old answers"));
    assertTrue(
        runs.find("old answers", 1).orElseThrow().test().accuracy() < 0.1, "all but reversed");
    assertEquals(Outcome.HELPS, outcome(runs, "new head"), "what is reversed is still known");
  }

  @Tag("slow")
  @Test
  void aRuleInColumnsThatTheSourceLearnedToPassOverHarmsAFrozenBase() {
    TableSet other = MadeTables.of("other", 900, 2, x -> x[4] + x[5]);
    Runs runs =
        on(other, 40)
            .withArm("scratch", frozen().fromScratch(), RECIPE)
            .withArm("frozen", frozen(), RECIPE)
            .run();
    assertEquals(Outcome.HARMS, outcome(runs, "frozen"));
  }

  @Test
  void ownStatisticsBringAShiftedTargetBack() {
    TableSet far = MadeTables.shifted(MadeTables.of("far", 900, 2, RULE), 4);
    Split split = far.perClass(20, 20).withTestRows(300);
    TableEncoding own = far.standardised((TableEncoding) base.input(), split.rows(1).training());
    Recipe none = Recipe.withDefaults();
    Runs runs =
        Experiment.on(split)
            .withSeeds(1, 2, 3)
            .withStore(RunStore.at(folder.resolve("target")))
            .withArm("as the source", base.answering(far.classes()), none)
            .withArm("its own", base.withPreprocessing(own).answering(far.classes()), none)
            .run();
    Comparison comparison = Comparison.of(runs).against("as the source");
    assertEquals(Outcome.HELPS, comparison.verdict("its own").outcome());
    assertTrue(runs.find("as the source", 1).orElseThrow().test().accuracy() < 0.65, "shifted");
    assertTrue(runs.find("its own", 1).orElseThrow().test().accuracy() > 0.75, "centred");
    String words = "input differs, rows enter in different ways: as the source 8 numbers from 8";
    assertTrue(comparison.toString().contains(words), comparison.toString());
  }

  @Tag("slow")
  @Test
  void rowsThatLieElsewhereAreNamed() {
    TableSet far = MadeTables.shifted(MadeTables.of("far", 900, 2, RULE), 4);
    Split split = far.perClass(20, 20).withTestRows(300);
    TableEncoding own = far.standardised((TableEncoding) base.input(), split.rows(1).training());
    Experiment experiment =
        Experiment.on(split)
            .withSeeds(1, 2)
            .withStore(RunStore.at(folder.resolve("target")))
            .withArm("scratch", frozen().withPreprocessing(own).fromScratch(), RECIPE)
            .withArm("frozen", frozen(), RECIPE)
            .withArm("centred", frozen().withPreprocessing(own), RECIPE);
    String note = experiment.notes().toString();
    assertTrue(note.contains("rows enter in different ways: scratch 8 numbers"), note);
    Runs runs = experiment.run();
    String shifted = Causes.of(runs, "frozen", "scratch").toString();
    assertTrue(shifted.contains("the rows enter with column 'x"), shifted);
    assertTrue(shifted.contains("at a mean of 4"), shifted);
    String scaled = Causes.of(runs, "centred", "scratch").toString();
    assertTrue(scaled.contains("the rows (8 numbers from 8 columns, standardised on 40"), scaled);
    assertTrue(scaled.contains("but the weights were made for 8 numbers from 8"), scaled);
  }

  @Test
  void controlsRunOnTables() {
    TableSet target = MadeTables.of("target", 900, 2, RULE);
    Runs runs = on(target, 5).withArm("frozen", frozen(), RECIPE).withControls().run();
    assertTrue(runs.arms().contains("control: linear on the input"), runs.arms().toString());
    for (Run run : runs.all()) {
      assertFalse(run.failed(), run.failure());
    }
    Run linear = runs.find("control: linear on the input", 1).orElseThrow();
    assertEquals(MadeTables.COLUMNS * 2 + 2, linear.budget().trainedParameters());
    assertEquals("linear on the input", linear.provenance().get("control"));
    assertEquals(
        Control.values().length + 1, runs.arms().size(), "one for each, and the arm itself");
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void whatNeedsPicturesIsRefused() {
    TableSet target = MadeTables.of("target", 900, 2, RULE);
    Network network =
        TableNet.untrained(target.encoding()).withHead(Head.linear(target.classes())).fromScratch();
    Experiment experiment = on(target, 5);
    Recipe augmented = RECIPE.withAugmentation(Augmentation.shift(3));
    String words = refused(() -> experiment.withArm("a", network, augmented));
    assertTrue(
        words.startsWith(
            "augmentation (3 shifted copies) needs a base for pictures, but this one takes rows of"),
        words);
    Experiment run = experiment.withArm("a", network, RECIPE.withPasses(1));
    run.run();
    assertTrue(
        refused(() -> run.predict(folder.resolve("rows.csv")))
            .startsWith("predict(picture) needs a base for pictures"));
    assertTrue(
        refused(() -> run.predict("a sentence"))
            .startsWith("predict(sentence) needs a base for sentences, but this one takes rows"));
  }

  @Test
  void everyArmAnswersForARowOfTheUsers() {
    TableSet target = MadeTables.of("target", 900, 2, RULE);
    Experiment experiment =
        on(target, 5)
            .withArm("scratch", frozen().fromScratch(), RECIPE)
            .withArm("frozen", frozen(), RECIPE);
    Runs runs = experiment.run();
    int place = 3;
    int row = runs.find("frozen", 1).orElseThrow().test().rows().get(place);
    Map<String, Object> cells = new HashMap<>();
    target.columns().forEach(column -> cells.put(column, target.cell(row, column)));
    for (Answers.Answer answer : experiment.predict(cells).arms()) {
      int c = List.of("no", "yes").indexOf(answer.answer());
      double mean =
          runs.all().stream()
              .filter(run -> run.arm().equals(answer.arm()))
              .mapToDouble(run -> run.test().probabilities().get(place).get(c))
              .average()
              .orElseThrow();
      assertEquals(mean, answer.probability(), 1e-4, "as in the test");
    }
    String column = target.columns().get(0);
    cells.put(column, "about 3,5");
    assertEquals(
        Text.format("column '%s' ('about 3,5') must hold a number, such as 3.5", column),
        refused(() -> experiment.predict(cells)));
    cells.put(column, null);
    assertTrue(
        refused(() -> experiment.predict(cells))
            .endsWith(Text.format("must have a cell for the column '%s'", column)));
  }

  @Test
  void aBaseOfAnotherKindIsRefused() {
    TableSet target = MadeTables.of("target", 900, 2, RULE);
    Network pictures = FashionNet.clothing().withoutHead().withHead(Head.linear(target.classes()));
    assertTrue(
        refused(() -> on(target, 5).withArm("b", pictures, RECIPE))
            .startsWith("target holds rows of a table, but the base takes pictures ("));
    Split shoes = FashionMnist.clothing().only("Sandal", "Bag").perClass(5, 5);
    Network onShoes =
        TableNet.untrained(target.encoding()).withHead(Head.linear(shoes.data().classes()));
    assertTrue(
        refused(() -> Experiment.on(shoes).withArm("c", onShoes, RECIPE))
            .contains(" holds pictures, but the base takes rows of a table ("));
  }
}
