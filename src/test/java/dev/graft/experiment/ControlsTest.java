package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Control;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controls as arms on real pictures, on either engine. */
@Tag("engine")
class ControlsTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(60);
  private static final Network FROZEN =
      FashionNet.digits().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(4).withRate(3e-3);

  @TempDir Path folder;

  private Experiment experiment() {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("frozen", FROZEN, RECIPE);
  }

  @Test
  void everyControlIsAnArmWithAnswersPerRow() throws Exception {
    Experiment experiment = experiment().withControls();
    Runs runs = experiment.run();
    assertEquals(
        List.of(
            "frozen",
            "control: random base",
            "control: shuffled weights",
            "control: majority class",
            "control: linear on pixels"),
        runs.arms());
    List<Integer> rows = runs.find("frozen", 1).orElseThrow().test().rows();
    for (Run run : runs.all()) {
      assertFalse(run.failed(), run.failure());
      assertEquals(rows, run.test().rows());
      assertEquals(60, run.test().probabilities().size());
      assertEquals(
          run.arm().replace("control: ", ""), run.provenance().getOrDefault("control", "frozen"));
    }
    assertEquals(10, runs.all().stream().map(Run::key).distinct().count(), "keys differ");
    assertEquals(5 * 28 * 28 + 5, parameters(runs, "control: linear on pixels"));
    assertEquals(5 * 64 + 5, parameters(runs, "control: random base"), "only the head is trained");
    Path picture = folder.resolve("shoe.png");
    ImageIO.write(SHOES.image(0), "png", picture.toFile());
    assertEquals(5, experiment.predict(picture).arms().size());
  }

  private static long parameters(Runs runs, String arm) {
    return runs.find(arm, 1).orElseThrow().budget().trainedParameters();
  }

  @Test
  void theMajorityClassAnswersTheClassWithTheMostTrainingRows() {
    List<Integer> labels = new ArrayList<>(SHOES.labels());
    for (int row = 0; row < labels.size(); row += 2) {
      labels.set(row, labels.get(row) == 0 ? 1 : labels.get(row));
    }
    Split split = SHOES.withLabels(labels).withoutParts().split(0.02, 0.02, 0.02);
    Runs runs =
        Experiment.on(split)
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("uneven")))
            .withArm("majority", Control.MAJORITY_CLASS.of(FROZEN), RECIPE)
            .run();
    Run run = runs.all().get(0);
    assertEquals(List.of(1), run.test().predicted().stream().distinct().toList());
    long right = run.test().actual().stream().filter(label -> label == 1).count();
    assertEquals((double) right / run.test().rows().size(), run.test().accuracy());
    assertEquals("none", run.provenance().get("engine"));
    assertEquals("none", run.provenance().get("rates"));
    assertEquals(0, run.budget().passes());
  }

  @Test
  void aRandomBaseDiffersFromSeedToSeedAndStaysFrozen() {
    Network random = FROZEN.withRandomBase();
    Weights one = random.initialWeights(1);
    assertNotEquals(one.hash("dense.weight"), random.initialWeights(2).hash("dense.weight"));
    assertEquals(
        FROZEN.fromScratch().initialWeights(1).hash(), one.hash(), "drawn as those from scratch");
    assertEquals(4, random.base().frozenStages());
    Experiment experiment = experiment().withControl(Control.RANDOM_BASE);
    Runs runs = experiment.run();
    Arm control = experiment.arms().get(1);
    for (long seed : List.of(1L, 2L)) {
      assertEquals(
          random.initialWeights(seed).hash("block2.convolution.weight"),
          experiment.weights(control, seed).hash("block2.convolution.weight"));
    }
    assertNotEquals(
        runs.find(control.name(), 1).orElseThrow().test().predicted(),
        runs.find("frozen", 1).orElseThrow().test().predicted());
  }

  @Test
  void shuffledWeightsHaveTheSameValuesInOtherPlaces() {
    Network shuffled = FROZEN.withShuffledBase();
    Weights before = FashionNet.digits().weights();
    for (String name : List.of("block1.convolution.weight", "dense.weight")) {
      float[] known = before.values(name);
      float[] dealt = shuffled.initialWeights(1).values(name);
      assertFalse(Arrays.equals(known, dealt));
      assertNotEquals(shuffled.initialWeights(1).hash(name), shuffled.initialWeights(2).hash(name));
      Arrays.sort(known);
      Arrays.sort(dealt);
      assertArrayEquals(known, dealt);
    }
    assertEquals(
        3,
        Stream.of(FROZEN, shuffled, FROZEN.withRandomBase())
            .map(Network::canonical)
            .distinct()
            .count());
  }

  @Test
  void theControlHasThePassesOfTheArmWithoutItsFineTuning() {
    Experiment tuned =
        Experiment.on(SPLIT)
            .withArm("tuned", FROZEN, RECIPE.thenFineTune(Thawing.fromTheTop(1), 2, 1e-4))
            .withControl(Control.RANDOM_BASE);
    assertEquals(RECIPE.withPasses(6), tuned.arms().get(1).recipe());
  }

  @Test
  void badInputIsNamed() {
    assertWords(
        "arms [scratch] must have one with a pre-trained base for a control to stand beside; add it"
            + " first with withArm",
        () -> Experiment.on(SPLIT).withArm("scratch", FROZEN.fromScratch(), RECIPE).withControls());
    assertWords(
        "a control (random base) has nothing to fine-tune; leave thenFineTune out of its recipe",
        () ->
            experiment().withArm("x", FROZEN.withRandomBase(), RECIPE.thenFineTune(Thawing.all())));
    assertWords(
        "a network that starts with SCRATCH weights has none to shuffle; take the pre-trained one",
        () -> FROZEN.fromScratch().withShuffledBase());
    assertWords(
        "the base of a control must be frozen as a whole, but of 4 stages 0 are; call frozen()",
        () ->
            new Network(
                FROZEN.base().thawed(),
                FROZEN.head(),
                Network.Start.RANDOM,
                FROZEN.normalisation()));
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
