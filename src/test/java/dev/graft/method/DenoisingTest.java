package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.data.Corrupted;
import dev.graft.data.Digits;
import dev.graft.data.ImageSet;
import dev.graft.data.Shift;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.HeldOutLoss;
import dev.graft.experiment.TrainedBase;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Step;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features learned by cleaning pictures, on either engine. */
@Tag("engine")
@Tag("slow")
class DenoisingTest {
  private static final ImageSet DIGITS = Digits.all();
  private static final Corrupted CORRUPTED =
      Corrupted.of(
          DIGITS,
          IntStream.range(0, DIGITS.size()).filter(row -> row % 2 == 0).boxed().toList(),
          Shift.masking(0.3));
  private static final Network NETWORK =
      FashionNet.untrained().withHead(Head.linear(Corrupted.COPIES)).fromScratch();
  private static final Denoising DENOISING = Denoising.of(CORRUPTED, FashionNet.PREPROCESSING);
  private static final Recipe RECIPE =
      Recipe.withDefaults().withPasses(6).withRate(2e-3).with(DENOISING);

  private static Trained run(Recipe recipe) {
    Plan plan = new Plan(CORRUPTED.set().split(), NETWORK, recipe, 1);
    return Training.run(plan, Optional.empty(), RunListener.NONE);
  }

  @Test
  void theLossIsTheMeanSquareOfWhatIsDrawnWrongly() {
    Preprocessing input = Preprocessing.uniform(8, 1, 10, 100);
    int pixels = 8 * 8;
    Random random = new Random(3);
    float[] matrix = new float[pixels * 2];
    float[] bias = new float[pixels];
    IntStream.range(0, matrix.length).forEach(i -> matrix[i] = (float) random.nextGaussian());
    IntStream.range(0, pixels).forEach(i -> bias[i] = (float) random.nextGaussian());
    float[] features = {0.5f, -1, 2, 0.25f};
    List<Integer> rows = List.of(7, 2);
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      float[] clean = CORRUPTED.clean().pixels(rows.get(i), input);
      for (int p = 0; p < pixels; p++) {
        double drawn =
            bias[p] + matrix[2 * p] * features[2 * i] + matrix[2 * p + 1] * features[2 * i + 1];
        sum += Math.pow(drawn - clean[p], 2);
      }
    }
    try (NDManager manager = Engines.current().newBaseManager()) {
      Map<String, NDArray> own =
          Map.of(
              "decoder.weight", manager.create(matrix, new Shape(pixels, 2)),
              "decoder.bias", manager.create(bias));
      NDArray array = manager.create(features, new Shape(2, 2));
      Step.Side side = new Step.Side(array, array, rows, manager.ones(new Shape(2, 1)));
      Step step = new Step(side, side, List.of(0, 1), own, 0);
      assertEquals(sum / (2 * pixels), Denoising.of(CORRUPTED, input).loss(step).getFloat(), 1e-4);
    }
  }

  @Test
  void noLabelIsLearnedFromAndTheLastPassIsKept() {
    Trained trained = run(RECIPE.withPasses(3));
    assertArrayEquals(new float[2], trained.tensors().values("head.bias"), "no gradient came here");
    assertEquals(3, trained.run().curve().chosen());
    assertEquals("", trained.run().failure());
    assertEquals(
        "none learned from; the last pass is kept", trained.run().provenance().get("labels"));
    assertEquals(trained.tensors().hash(), run(RECIPE.withPasses(3)).tensors().hash());
  }

  @Test
  void whatItLearnedShowsOnOtherPicturesAndWithFewLabels(@TempDir Path folder) {
    Experiment pretext =
        Experiment.on(CORRUPTED.set().split())
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm("denoising", NETWORK, RECIPE);
    pretext.run();
    HeldOutLoss loss = HeldOutLoss.of(pretext, "denoising");
    double trivial = DENOISING.lossOfMeanPicture();
    assertTrue(loss.meanAfter() < 0.5 * trivial, loss + ", mean picture " + trivial);
    assertTrue(loss.after().get(0) < loss.before().get(0));
    Base base = TrainedBase.of(pretext, "denoising", 1).withoutHead();
    Split few = unseen().perClass(5, 5).withTestRows(400);
    Recipe recipe = Recipe.withDefaults().withPasses(15).withRate(5e-3);
    Runs runs =
        Experiment.on(few)
            .withSeeds(1, 2)
            .withStore(RunStore.at(folder))
            .withArm("frozen", base.frozen().withHead(Head.linear(DIGITS.classes())), recipe)
            .withControl(Control.RANDOM_BASE)
            .run();
    double learned = mean(runs, "frozen");
    double random = mean(runs, runs.arms().get(1));
    assertTrue(learned > random + 0.1, Text.format("learned %s, random %s", learned, random));
  }

  /** The digits that were not corrupted. */
  private static ImageSet unseen() {
    List<Integer> others =
        IntStream.range(0, DIGITS.size()).filter(row -> row % 2 == 1).boxed().toList();
    return ImageSet.of(
        "unseen digits",
        DIGITS.classes(),
        others.stream().map(DIGITS::image).toList(),
        others.stream().map(DIGITS::label).toList());
  }

  private static double mean(Runs runs, String arm) {
    return runs.arm(arm).stream().mapToDouble(run -> run.test().accuracy()).average().orElseThrow();
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "rate search beside method 'denoising' would choose by labels, and none is learned from;"
            + " give the recipe a rate, with withRate(2e-3)",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Plan(
                        CORRUPTED.set().split(),
                        NETWORK,
                        Recipe.withDefaults().with(DENOISING).withRateSearch(),
                        1))
            .getMessage());
    Split others = DIGITS.split(0.5, 0.25, 0.25);
    Network ten = FashionNet.untrained().withHead(Head.linear(DIGITS.classes())).fromScratch();
    assertEquals(
        "data (Digits) must be the set() of the corrupted pictures that the method was made for,"
            + " 'Digits, 30% masked'",
        assertThrows(IllegalArgumentException.class, () -> new Plan(others, ten, RECIPE, 1))
            .getMessage());
  }
}
