package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Curve;
import dev.graft.run.FailureKind;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One run on real pictures, on either engine. */
@Tag("engine")
class TrainingTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(100);
  private static final Head HEAD = Head.linear(SHOES.classes());
  private static final Network FROZEN = FashionNet.clothing().withoutHead().frozen().withHead(HEAD);
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(6).withRate(3e-3);

  private static Trained run(Network network, Recipe recipe, Optional<Trained> before) {
    return Training.run(new Plan(SPLIT, network, recipe, 3), before, RunListener.NONE);
  }

  @Test
  void aFrozenBaseLeavesOnlyTheHeadToTrain() {
    Trained trained = run(FROZEN, RECIPE, Optional.empty());
    assertEquals(List.of("head.weight", "head.bias"), List.copyOf(trained.tensors().names()));
    assertEquals(5 * 64 + 5, trained.run().budget().trainedParameters());
    assertEquals(6 * 2, trained.run().budget().updates(), "50 rows are two batches of 25");
    assertEquals(75, trained.run().budget().labels());
    assertEquals(100, trained.run().test().rows().size());
  }

  @Test
  void theCurveStartsAtTheNearestClassMeanAndKeepsTheBestPass() {
    Curve curve = run(FROZEN, RECIPE, Optional.empty()).run().curve();
    Network nearest =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.nearestMean(SHOES.classes()));
    Trained means = run(nearest, RECIPE, Optional.empty());
    assertEquals(7, curve.points().size());
    assertEquals(0, curve.points().get(0).passes());
    assertEquals(
        means.run().curve().points().get(0).validationAccuracy(),
        curve.points().get(0).validationAccuracy());
    assertEquals(0, means.run().budget().updates(), "no gradient step");
    double best =
        curve.points().stream().skip(1).mapToDouble(Point::validationAccuracy).max().orElseThrow();
    assertEquals(best, curve.best().validationAccuracy());
  }

  @Test
  void theClassMeansHaveCostWhatTheFrozenPartCost() {
    Run frozen = run(FROZEN, RECIPE, Optional.empty()).run();
    double first = frozen.curve().points().get(0).seconds();
    assertTrue(first > 0 && first <= frozen.curve().points().get(1).seconds(), first + " s");
    Run scratch = run(FROZEN.fromScratch(), RECIPE.withPasses(1), Optional.empty()).run();
    assertEquals(0, scratch.curve().points().get(0).seconds(), "nothing is frozen");
  }

  @Test
  void theNearestMeanAnswersAsItsPlainFormSays() {
    float[][] features = {{0, 0}, {2, 0}, {0, 4}, {0, 6}};
    NearestMean nearest = new NearestMean(features, List.of(0, 0, 1, 1), 2);
    // means (1, 0) and (0, 5): by hand the rows of the matrix are twice those, the biases -1, -25
    assertEquals(List.of(2f, 0f, 0f, 10f), listOf(nearest.matrix()));
    assertEquals(List.of(-1f, -25f), listOf(nearest.bias()));
    float[][] asked = {{1, 1}, {0, 3.5f}, {5, 2}};
    int[] closest = {0, 1, 0};
    assertEquals(1.0, NearestMean.accuracy(nearest.answers(asked), i -> closest[i]));
  }

  private static List<Float> listOf(float[] values) {
    List<Float> list = new java.util.ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  @Test
  void fineTuningContinuesTheFrozenRunAndMovesOnlyWhatIsThawed() {
    Trained frozen = run(FROZEN, RECIPE, Optional.empty());
    Recipe tuned = RECIPE.thenFineTune(Thawing.fromTheTop(1), 2, 1e-3);
    Trained trained = run(FROZEN, tuned, Optional.of(frozen));
    Weights base = FashionNet.clothing().weights();
    assertEquals(
        List.of("head.weight", "head.bias", "dense.weight", "dense.bias"),
        List.copyOf(trained.tensors().names()));
    assertFalse(
        base.hash("dense.weight").equals(trained.tensors().hash("dense.weight")), "it moved");
    assertEquals(8, trained.run().budget().passes());
    assertEquals(frozen.run().curve().points(), trained.run().curve().points().subList(0, 7));
    assertTrue(trained.run().curve().chosen() > 6, "chosen among the passes of the last phase");
  }

  @Test
  void thawedNormalisationKeepsItsStatistics() {
    Trained frozen = run(FROZEN, RECIPE, Optional.empty());
    Recipe tuned = RECIPE.thenFineTune(Thawing.all(), 2, 1e-3);
    Trained trained = run(FROZEN, tuned, Optional.of(frozen));
    Weights base = FashionNet.clothing().weights();
    String mean = "block1.normalisation.running_mean";
    assertEquals(base.hash(mean), trained.tensors().hash(mean), "statistics are frozen");
    String scale = "block1.normalisation.weight";
    assertFalse(base.hash(scale).equals(trained.tensors().hash(scale)), "factors are trained");
  }

  @Test
  void fromScratchMovesTheStatisticsToo() {
    Network scratch = FROZEN.fromScratch();
    Trained trained = run(scratch, RECIPE, Optional.empty());
    Weights start = scratch.initialWeights(3);
    String mean = "block1.normalisation.running_mean";
    assertFalse(start.hash(mean).equals(trained.tensors().hash(mean)));
    List<Point> points = trained.run().curve().points();
    assertTrue(points.get(6).trainingLoss() < points.get(1).trainingLoss(), "the loss falls");
  }

  @Test
  void theStatisticsOfTheFirstUpdateAreThoseOfItsBatch() {
    Network scratch = FROZEN.fromScratch();
    Plan plan = new Plan(SPLIT, scratch, RECIPE, 3);
    List<Integer> rows = SPLIT.rows(3).training();
    Weights start = scratch.initialWeights(3);
    try (LiveRun live = new LiveRun(plan, start, 0)) {
      Descent optimiser = live.optimiser(start);
      Activations pixels =
          FeatureCache.shared()
              .activations(
                  new FrozenPart(SHOES, scratch.base(), start, Augmentation.NONE),
                  0,
                  rows.subList(0, 20));
      live.nextUpdate(1);
      live.step(optimiser, pixels, Batch.of(rows.subList(0, 20)), 1);
      float[] kernels = start.values("block1.convolution.weight");
      float[] running = live.weights().values("block1.normalisation.running_mean");
      // the plain mean of the first channel's convolution over 20 pictures, zeros round them
      double total = 0;
      for (int row : rows.subList(0, 20)) {
        total += PlainConvolution.sum(pixels.values().apply(row), kernels);
      }
      assertEquals(total / (20 * 28 * 28), running[0], 1e-5);
    }
  }

  @Test
  void aRateThatIsFarTooHighFailsTheRunByName() {
    Trained trained = run(FROZEN.fromScratch(), RECIPE.withRate(1e30), Optional.empty());
    assertTrue(trained.run().failed());
    assertTrue(
        trained.run().failure().matches("the training loss is not a number in pass \\d; .*"),
        trained.run().failure());
    assertEquals(0, trained.run().test().rows().size());
    Recipe tuned = RECIPE.withRate(1e30).thenFineTune(Thawing.all());
    Trained next = run(FROZEN.fromScratch(), tuned, Optional.of(trained));
    assertEquals(
        "the run that it continues failed: " + trained.run().failure(), next.run().failure());
  }

  /** One pass of one batch: its loss is that of the start, and nothing sees the step behind it. */
  @Test
  void aLastStepThatBreaksTheWeightsFailsTheRun() {
    Recipe wild = RECIPE.withRate(1e38).withPasses(1).withBatchSize(1000);
    Run run = run(FROZEN.fromScratch(), wild, Optional.empty()).run();
    assertTrue(Double.isFinite(run.curve().last().trainingLoss()), "one step, taken too far");
    assertEquals("the validation loss is not a number after pass 1; lower the rate", run.failure());
    assertEquals(FailureKind.DIVERGED, run.failureKind().orElseThrow());
    assertEquals(0, run.test().rows().size());
  }

  @Test
  void badInputIsNamed() {
    assertWords("passes (-1) must be at least 1", () -> RECIPE.withPasses(-1));
    assertWords("rate (0.0) must be a number above 0", () -> RECIPE.withRate(0));
    assertWords(
        "stages (0) must be at least 1; with none to thaw, leave the fine-tuning out",
        () -> Thawing.fromTheTop(0));
    assertWords(
        "stages (5) to thaw must be at most the base's 4: [block1, block2, block3, dense]",
        () -> new Plan(SPLIT, FROZEN, RECIPE.thenFineTune(Thawing.fromTheTop(5)), 1));
    Network other =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(List.of("a", "b")));
    assertWords(
        "the head's classes [a, b] must be those of the data, "
            + "[Sandal, Shirt, Sneaker, Bag, Ankle boot]; make it with the data's classes()",
        () -> new Plan(SPLIT, other, RECIPE, 1));
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
