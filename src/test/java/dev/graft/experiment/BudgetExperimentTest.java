package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A curve over data budgets on real pictures, on either engine. */
@Tag("engine")
class BudgetExperimentTest {
  private static final ImageSet SHOES = FashionMnist.clothing().only("Sandal", "Sneaker", "Bag");

  @TempDir Path folder;

  private Experiment experiment() {
    Network frozen =
        FashionNet.digits().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(2);
    return Experiment.on(SHOES.perClass(8, 4).withTestRows(30))
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("scratch", frozen.fromScratch(), recipe)
        .withArm("frozen", frozen, recipe);
  }

  @Test
  void runsTheSameArmsAndSeedsOnNestedRows() {
    BudgetExperiment budgets = experiment().atTrainingRowsPerClass(2, 4, 8);
    assertTrue(budgets.toString().contains("scratch            0 of 2       0 of 2       0 of 2"));
    BudgetRuns runs = budgets.run();
    assertEquals(List.of(2, 4, 8), runs.rowsPerClass());
    for (BudgetRuns.Step step : runs.steps()) {
      assertEquals(List.of("scratch", "frozen"), step.runs().arms());
      assertEquals(List.of(1L, 2L), step.runs().seeds());
      for (Run run : step.runs().all()) {
        assertEquals(3 * step.rowsPerClass() + 12, run.budget().labels());
        assertEquals(runs.steps().get(0).runs().all().get(0).test().rows(), run.test().rows());
      }
    }
    assertEquals(runs, experiment().atTrainingRowsPerClass(2, 4, 8).runs());
    assertTrue(budgets.toString().contains("scratch            2 of 2       2 of 2       2 of 2"));
    // All rows of the split are no limit: the runs are those of the experiment itself.
    assertEquals(runs.steps().get(2).runs().all(), experiment().runs().all());
  }

  @Test
  void badInputIsNamed() {
    Experiment experiment = experiment();
    assertWords(
        "training rows per class [4, 2] must be above 0 and rise; write them from few to many, each"
            + " once",
        () -> experiment.atTrainingRowsPerClass(4, 2));
    assertWords(
        "training rows per class [4] must be at least 2 numbers: a curve has two points or more",
        () -> experiment.atTrainingRowsPerClass(4));
    assertWords(
        "trainingPerClass (9) must be at most 8, the training rows of class 'Sandal'; ask for"
            + " fewer, give the training a larger part of the split, or leave the class out with"
            + " only(...)",
        () -> experiment.atTrainingRowsPerClass(4, 9));
    IllegalStateException early =
        assertThrows(
            IllegalStateException.class, () -> experiment.atTrainingRowsPerClass(2, 4).runs());
    assertEquals(
        "arm 'scratch' with seed 1 has not been run; call run() first", early.getMessage());
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable act) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
