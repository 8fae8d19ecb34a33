package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.input.Preprocessing;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.run.Solver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arms do not share is named before they are run. */
class FairBudgetTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(60);

  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(3);
  @TempDir Path folder;

  private Experiment experiment() {
    return Experiment.on(SPLIT)
        .withSeeds(1)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("frozen", FROZEN, RECIPE);
  }

  @Test
  void theNotesNameWhatArmsDoNotShare() {
    Experiment experiment =
        experiment()
            .withArm("long", FROZEN, RECIPE.withPasses(6).withBatchSize(16))
            .withArm("searched", FROZEN, RECIPE.withRateSearch());
    assertEquals(
        List.of(
            "budgets differ: passes over the training rows are frozen 3; long 6; searched 3;"
                + " withPassesOf(longest) gives an arm as many",
            "rates differ in how they are found: frozen fixed; long fixed; searched rate searched"
                + " among 3.0E-4, 0.001, 0.003, 0.01",
            "rows per gradient step differ, and so the number of steps: frozen 32; long 16;"
                + " searched 32",
            "searching rates takes 4 further runs with 12 passes, chosen on validation rows alone"),
        experiment.notes());
    assertTrue(experiment.toString().contains("\nNote: budgets differ"));
    assertTrue(experiment.bundle().get("text/html").toString().contains("<li>budgets differ"));
    assertEquals(List.of(), experiment().notes());
  }

  @Test
  void armsFromOtherBasesAndOtherInputAreNamedWhenTheyMeet() {
    Network digits = FashionNet.digits().withoutHead().frozen().withHead(FROZEN.head());
    List<String> bases = experiment().withArm("digits", digits, RECIPE).notes();
    assertEquals(1, bases.size(), bases::toString);
    assertTrue(bases.get(0).startsWith("bases differ: frozen FashionNet"), bases.get(0));
    List<String> input =
        experiment()
            .withArm("other", FROZEN.withPreprocessing(Preprocessing.uniform(28, 1, 0, 1)), RECIPE)
            .notes();
    assertEquals(1, input.size(), input::toString);
    assertTrue(input.get(0).startsWith("pictures enter in different ways: "), input.get(0));
    assertEquals(List.of(), experiment().withArm("scratch", FROZEN.fromScratch(), RECIPE).notes());
  }

  @Test
  void aSettingOfStepsAloneThatMakesAHeadDescendIsNamed() {
    Recipe decayed = Recipe.withDefaults().withWeightDecay(0.1);
    List<String> notes = experiment().withArm("decayed", FROZEN, decayed).notes();
    assertTrue(
        notes.contains(
            "the head of decayed is trained by gradient steps, not solved, since its recipe states"
                + " weight decay 0.1; withSolver(Solver.SOLVED) solves it"),
        notes::toString);
    assertTrue(decayed.toString().startsWith("training, until its plateau"), decayed.toString());
    assertTrue(decayed.toString().contains(", weight decay 0.1"), decayed.toString());
    Recipe solved = decayed.withSolver(Solver.SOLVED);
    for (Recipe said : List.of(solved, decayed.withRate(1e-2), Recipe.withDefaults())) {
      List<String> none = experiment().withArm("other", FROZEN, said).notes();
      assertFalse(none.toString().contains("not solved"), none::toString);
    }
    Recipe tuned = solved.thenFineTune(Thawing.all());
    assertEquals(0.1, tuned.lastPhase().weightDecay(), "the decay is left to the phases behind");
    List<String> scratch = experiment().withArm("scratch", FROZEN.fromScratch(), decayed).notes();
    assertFalse(scratch.toString().contains("not solved"), scratch::toString);
  }

  @Test
  void strengthsOfAHeadThatIsNotSolvedAreNamed() {
    Recipe strong = Recipe.withDefaults().withStrengths(1, 0.1, 0.01);
    Experiment solved = Experiment.on(SPLIT).withArm("frozen", FROZEN, strong);
    assertFalse(solved.notes().toString().contains("play no part"), solved.notes()::toString);
    List<String> notes = solved.withArm("scratch", FROZEN.fromScratch(), strong).notes();
    assertTrue(
        notes.toString().contains("strengths ([1.0, 0.1, 0.01]) of scratch play no part: its head"),
        notes::toString);
    assertFalse(notes.toString().contains("of frozen play"), notes::toString);
    Recipe searched = strong.withRateSearch();
    notes = Experiment.on(SPLIT).withArm("frozen", FROZEN, searched).notes();
    assertTrue(notes.toString().contains("of frozen play no part"), notes::toString);
  }

  @Test
  void aGridThatDoesNotGrowIsNotSaidTo() {
    Recipe quick = Recipe.withDefaults().withRateSearch(RateSearch.quick());
    Experiment scratch = Experiment.on(SPLIT).withArm("scratch", FROZEN.fromScratch(), quick);
    assertEquals(
        List.of(
            "searching rates takes 4 further runs with at most 80 passes, chosen on validation rows"
                + " alone"),
        scratch.notes());
  }
}
