package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TaskConflict;
import dev.graft.internal.Text;
import dev.graft.method.MultiTask.Task;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Step;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Several tasks on one body, on either engine. */
@Tag("engine")
class MultiTaskTest {
  private static final ImageSet CLOTHES =
      FashionMnist.clothing().only("Sandal", "Sneaker", "Ankle boot");
  private static final Split SPLIT = CLOTHES.perClass(20, 10).withTestRows(120);
  private static final Network NETWORK =
      FashionNet.untrained().withHead(Head.linear(CLOTHES.classes())).fromScratch();
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(6).withRate(2e-3);

  private static Task task(String name, List<Integer> labels, double weight) {
    return new Task(name, List.of("even", "odd"), labels, weight);
  }

  /** Labels that the pictures know nothing of. */
  private static List<Integer> nonsense() {
    return IntStream.range(0, CLOTHES.size()).mapToObj(row -> row * 7919 % 13 % 2).toList();
  }

  private static Trained run(Recipe recipe) {
    return Training.run(new Plan(SPLIT, NETWORK, recipe, 2), Optional.empty(), RunListener.NONE);
  }

  @Test
  void theLossIsTheMeanOverLabelledRowsTimesItsWeight() {
    // Rows 4, 0 and 2; row 0 has no label. Worked below in plain Java.
    MultiTask method =
        new MultiTask(
            5, List.of(task("parity", List.of(-1, 0, 1, 0, 0), 2.5)), MultiTask.Weighting.BY_HAND);
    float[] features = {1, 2, -1, 0.5f, 3, 1};
    float[] matrix = {0.3f, -0.2f, 0.1f, 0.4f};
    float[] bias = {0.05f, -0.1f};
    double expected = 2.5 / 2 * plain(features, matrix, bias);
    try (NDManager manager = Engines.current().newBaseManager()) {
      Map<String, NDArray> own =
          Map.of(
              "parity.weight", manager.create(matrix, new Shape(2, 2)),
              "parity.bias", manager.create(bias),
              "parity.uncertainty", manager.create(new float[] {0.7f}));
      Step.Side rows =
          new Step.Side(
              manager.create(features, new Shape(3, 2)),
              manager.zeros(new Shape(3, 4)),
              List.of(4, 0, 2),
              manager.ones(new Shape(3, 1)));
      Step step = new Step(rows, rows, List.of(0, 1, 2), own, 0);
      assertEquals(expected, method.loss(step).getFloat(), 1e-5);
      // exp(-0.7) L + 0.7 / 2, whatever the weight by hand
      assertEquals(
          Math.exp(-0.7) * expected / 2.5 + 0.35,
          method.weighedByUncertainty().loss(step).getFloat(),
          1e-5);
    }
  }

  /** The sum of cross-entropies of rows with the labels even, none and odd. */
  private static double plain(float[] features, float[] matrix, float[] bias) {
    int[] labels = {0, -1, 1};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double even = bias[0] + matrix[0] * features[2 * i] + matrix[1] * features[2 * i + 1];
      double odd = bias[1] + matrix[2] * features[2 * i] + matrix[3] * features[2 * i + 1];
      double all = Math.log(Math.exp(even) + Math.exp(odd));
      sum += labels[i] < 0 ? 0 : all - (labels[i] == 0 ? even : odd);
    }
    return sum;
  }

  @Test
  void aTaskOfNextToNoWeightChangesNothing() {
    MultiTask method = MultiTask.on(CLOTHES).withTask(task("parity", nonsense(), 1e-9));
    Trained alone = run(RECIPE);
    Trained beside = run(RECIPE.with(method));
    assertNotEquals(alone.run().key(), beside.run().key());
    for (int i = 1; i < alone.run().curve().points().size(); i++) {
      assertEquals(
          alone.run().curve().points().get(i).trainingLoss(),
          beside.run().curve().points().get(i).trainingLoss(),
          1e-3,
          "pass " + i);
    }
    assertEquals("", beside.run().failure());
  }

  @Tag("slow")
  @Test
  void aTaskOfNonsenseWithMuchWeightHarms() {
    MultiTask method = MultiTask.on(CLOTHES).withTask(task("parity", nonsense(), 300));
    double alone = run(RECIPE).run().test().accuracy();
    double beside = run(RECIPE.with(method)).run().test().accuracy();
    assertTrue(beside < alone - 0.05, Text.format("alone %s, beside %s", alone, beside));
  }

  @Test
  void uncertaintyIsLearnedAndTheSameAgain() {
    MultiTask method =
        MultiTask.on(CLOTHES).withTask(task("parity", nonsense(), 1)).weighedByUncertainty();
    Trained first = run(RECIPE.with(method));
    assertNotEquals(0f, first.tensors().values("method.parity.uncertainty")[0]);
    assertEquals(first.tensors().hash(), run(RECIPE.with(method)).tensors().hash());
  }

  @Test
  void labelsComeByTheNamesOfRows() {
    ImageSet fine = Emoji.noto().bySubcategory();
    ImageSet coarse = Emoji.noto().byCategory();
    Task task = MultiTask.on(fine).withTask("category", fine, coarse, 1).tasks().get(0);
    assertEquals(fine.size(), task.labels().size());
    assertTrue(task.labels().stream().allMatch(label -> label >= 0), "every row has a category");
    // All rows of one sub-category lie in one category.
    for (int row = 1; row < fine.size(); row++) {
      if (fine.label(row) == fine.label(row - 1)) {
        assertEquals(task.labels().get(row - 1), task.labels().get(row), fine.rowName(row));
      }
    }
  }

  @Tag("slow")
  @Test
  void conflictIsMeasuredBeforeAndAfter(@TempDir Path folder) {
    MultiTask twin = MultiTask.on(CLOTHES).withTask(task("parity", nonsense(), 1));
    List<Integer> boots = new ArrayList<>();
    IntStream.range(0, CLOTHES.size()).forEach(row -> boots.add(CLOTHES.label(row) == 2 ? 1 : 0));
    MultiTask friend = MultiTask.on(CLOTHES).withTask(task("boots", boots, 1));
    Experiment experiment =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm("nonsense", NETWORK, RECIPE.with(twin))
            .withArm("boots", NETWORK, RECIPE.with(friend))
            .withArm("alone", NETWORK, RECIPE);
    experiment.run();
    TaskConflict conflict = TaskConflict.of(experiment, "nonsense");
    TaskConflict harmony = TaskConflict.of(experiment, "boots");
    assertTrue(Math.abs(conflict.meanBefore()) <= 1 && Math.abs(conflict.meanAfter()) <= 1);
    assertTrue(
        harmony.meanAfter() > conflict.meanAfter(),
        Text.format("boots %s, nonsense %s", harmony, conflict));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> TaskConflict.of(experiment, "alone"))
            .getMessage()
            .contains("give it a second task"));
  }

  @Test
  void badInputIsNamed() {
    assertMessage(
        "rows of task 'parity' (0) must be at least 1: none of the data's rows has a label of it;"
            + " see that both sets name their rows alike",
        () -> task("parity", List.of(-1, -1), 1));
    assertMessage(
        "labels of task 'parity' (2) must be one per row of the data, 3000",
        () -> MultiTask.on(CLOTHES).withTask(task("parity", List.of(0, 1), 1)));
    Network frozen = FashionNet.clothing().withoutHead().frozen().withHead(NETWORK.head());
    MultiTask method = MultiTask.on(CLOTHES).withTask(task("parity", nonsense(), 1));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new Plan(SPLIT, frozen, RECIPE.with(method), 1))
            .getMessage()
            .contains("'multi-task' moves features"));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
