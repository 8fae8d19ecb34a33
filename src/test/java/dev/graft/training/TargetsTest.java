package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.internal.Seeds;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Objective;
import dev.graft.recipe.Optimiser;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Label smoothing, mixup and class weights, on either engine. */
@Tag("engine")
class TargetsTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Sneaker", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(150);
  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(6).withRate(3e-3);

  private static Plan plan(Recipe recipe) {
    return new Plan(SPLIT, FROZEN, recipe, 3);
  }

  private static Run run(Recipe recipe) {
    return Training.run(plan(recipe), Optional.empty(), RunListener.NONE).run();
  }

  /** A row of the training part with this label. */
  private static int row(int label) {
    return SPLIT.rows(3).training().stream()
        .filter(r -> SHOES.label(r) == label)
        .findFirst()
        .orElseThrow();
  }

  private static float[] targets(Recipe recipe, List<Integer> training, Batch batch) {
    return new Targets(plan(recipe), training).of(batch);
  }

  /** The mean loss of these scores, (2, 3), under targets. */
  private static double loss(float[] targets) {
    double[][] scores = {{1, 2, 3}, {0.5, -1, 0}};
    double sum = 0;
    double total = 0;
    for (int i = 0; i < 2; i++) {
      double all = Math.log(sum(scores[i]));
      for (int c = 0; c < 3; c++) {
        sum -= targets[3 * i + c] * (scores[i][c] - all);
        total += targets[3 * i + c];
      }
    }
    return sum / total;
  }

  private static double sum(double[] scores) {
    return IntStream.range(0, 3).mapToDouble(c -> Math.exp(scores[c])).sum();
  }

  @Test
  void smoothedTargetsGiveTheLossOfPyTorch() {
    Batch batch = Batch.of(List.of(row(2), row(1)));
    float[] targets = targets(RECIPE.withLabelSmoothing(0.1), List.of(), batch);
    // torch.nn.functional.cross_entropy(scores, [2, 1], label_smoothing=0.1)
    assertEquals(1.2642016, loss(targets), 1e-6);
  }

  @Test
  void weightsAreThoseOfEqualClasses() {
    // 8 rows with 4, 2 and 2 of the classes: weights 8 / (3 x 4), 8 / (3 x 2) twice
    List<Integer> training = new ArrayList<>();
    IntStream.of(0, 0, 0, 0, 1, 1, 2, 2).forEach(label -> training.add(row(label)));
    Recipe weighted = RECIPE.withClassWeights(Objective.ClassWeights.EQUAL_CLASSES);
    float[] targets = targets(weighted, training, Batch.of(List.of(row(0), row(2))));
    assertArrayEquals(new float[] {2 / 3f, 0, 0, 0, 0, 4 / 3f}, targets, 1e-6f);
  }

  @Test
  void mixedTargetsAreSharesOfBothRows() {
    List<Integer> rows = List.of(row(0), row(2));
    Batch mixed = new Batch(rows, List.of(row(1), row(0)), 0.75f);
    assertArrayEquals(
        new float[] {0.75f, 0.25f, 0, 0.25f, 0, 0.75f}, targets(RECIPE, List.of(), mixed), 1e-7f);
    Batch drawn = Batch.mixed(rows, 0.2, Seeds.generator(1, "x"));
    assertTrue(drawn.share() >= 0 && drawn.share() <= 1, "share " + drawn.share());
    assertEquals(rows.size(), drawn.partners().size());
  }

  @Test
  void eachChangesTheKeyAndTheRunAndIsSaid() {
    Run plain = run(RECIPE);
    List<Recipe> others =
        List.of(
            RECIPE.withLabelSmoothing(0.1),
            RECIPE.withMixup(0.2),
            RECIPE.withOptimiser(Optimiser.SGD));
    for (Recipe other : others) {
      Run run = run(other);
      assertNotEquals(plain.key(), run.key());
      assertNotEquals(
          plain.curve().last().validationLoss(), run.curve().last().validationLoss(), 1e-6);
      assertEquals(run.test(), run(other).test(), "the same again");
    }
    assertEquals(
        "training, 6 passes, SGD 0.003, batch 32, label smoothing 0.1, mixup 0.2",
        others.get(2).withLabelSmoothing(0.1).withMixup(0.2).toString());
    assertEquals(RECIPE.canonical(), RECIPE.withMixup(0.2).withMixup(0).canonical());
  }

  @Test
  void smoothingLowersConfidenceOnTheTestRows() {
    Recipe long30 = RECIPE.withPasses(30);
    assertTrue(
        confidence(run(long30.withLabelSmoothing(0.3))) < confidence(run(long30)),
        "smoothed answers are less sure");
  }

  private static double confidence(Run run) {
    return run.test().probabilities().stream()
        .mapToDouble(p -> p.stream().mapToDouble(v -> v).max().orElseThrow())
        .average()
        .orElseThrow();
  }

  @Test
  void badInputIsNamed() {
    assertWords(
        "labelSmoothing (1.0) must lie between 0 and below 1; 0.1 is customary",
        () -> RECIPE.withLabelSmoothing(1));
    assertWords(
        "mixup (-0.2) must be a number of at least 0; 0.2 is customary, 0 mixes nothing",
        () -> RECIPE.withMixup(-0.2));
    assertWords("anchor (NaN) must be a number of at least 0", () -> RECIPE.withAnchor(Double.NaN));
    assertWords("patience (-1) must be at least 0", () -> RECIPE.withPatience(-1));
    assertWords("stages (0) must be at least 1", () -> RECIPE.thenThawGradually(0, 2, 1e-4));
  }

  private static void assertWords(String words, Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
