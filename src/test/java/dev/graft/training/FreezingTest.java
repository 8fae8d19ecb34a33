package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is frozen stays, and what is not moves, on either engine. */
@Tag("engine")
class FreezingTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(100);
  private static final Head HEAD = Head.linear(SHOES.classes());
  private static final Base BASE = FashionNet.clothing().withoutHead();
  private static final Weights BEFORE = BASE.weights();
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(2).withRate(3e-3);

  private static Trained run(Network network, Recipe recipe, Optional<Trained> before) {
    return Training.run(new Plan(SPLIT, network, recipe, 3), before, RunListener.NONE);
  }

  private static Trained run(Base base) {
    return run(base.withHead(HEAD), RECIPE, Optional.empty());
  }

  private static void assertMoved(Trained trained, Set<String> moved) {
    assertEquals("", trained.run().failure());
    for (String name : BEFORE.names()) {
      boolean there = trained.tensors().names().contains(name);
      boolean same = !there || trained.tensors().hash(name).equals(BEFORE.hash(name));
      if (!name.startsWith("head")) {
        assertEquals(!moved.contains(name), same, name);
      }
    }
  }

  @Test
  void aFrozenStageKeepsEveryTensor() {
    assertMoved(run(BASE.frozen()), Set.of());
    assertMoved(run(BASE.frozenUpTo("block3")), Set.of("dense.weight", "dense.bias"));
  }

  @Test
  void layersAreFrozenByName() {
    Trained trained = run(BASE.frozenLayers("block*", "dense"));
    assertMoved(trained, Set.of());
    Set<String> third =
        Set.of(
            "block3.convolution.weight",
            "block3.normalisation.weight",
            "block3.normalisation.bias");
    assertMoved(run(BASE.frozenLayers("block1", "block2.*", "dense")), third);
    Trained inner = run(BASE.frozenLayers("block1", "block2", "*.normalisation", "dense"));
    assertMoved(inner, Set.of("block3.convolution.weight"));
    assertEquals(64 * 32 * 9 + 5 * 64 + 5, inner.run().budget().trainedParameters());
  }

  @Test
  void allButNormalisationIsFrozen() {
    Set<String> factors =
        Set.of(
            "block1.normalisation.weight",
            "block1.normalisation.bias",
            "block2.normalisation.weight",
            "block2.normalisation.bias",
            "block3.normalisation.weight",
            "block3.normalisation.bias");
    assertMoved(run(BASE.frozenExceptNormalisation()), factors);
    Network frozen = BASE.frozen().withHead(HEAD);
    Trained first = run(frozen, RECIPE, Optional.empty());
    Recipe tuned = RECIPE.thenFineTune(Thawing.normalisation(), 1, 1e-3);
    assertMoved(run(frozen, tuned, Optional.of(first)), factors);
    Recipe third = RECIPE.thenFineTune(Thawing.layers("block3.convolution"), 1, 1e-3);
    assertMoved(run(frozen, third, Optional.of(first)), Set.of("block3.convolution.weight"));
  }

  @Test
  void aFrozenLayersStatisticsStayWhileOthersFollow() {
    Network network =
        BASE.frozenLayers("block1", "dense")
            .withHead(HEAD)
            .withNormalisation(Normalisation.TRAINED);
    Trained trained = run(network, RECIPE, Optional.empty());
    Set<String> moved =
        Set.of(
            "block2.convolution.weight",
            "block2.normalisation.weight",
            "block2.normalisation.bias",
            "block2.normalisation.running_mean",
            "block2.normalisation.running_var",
            "block3.convolution.weight",
            "block3.normalisation.weight",
            "block3.normalisation.bias",
            "block3.normalisation.running_mean",
            "block3.normalisation.running_var");
    assertMoved(trained, moved);
  }

  @Test
  void reEstimatedStatisticsAreThoseOfTheTrainingRows() {
    Network network = BASE.frozen().withHead(HEAD).withNormalisation(Normalisation.RE_ESTIMATED);
    Trained trained = run(network, RECIPE, Optional.empty());
    assertEquals("", trained.run().failure());
    float[] kernels = BEFORE.values("block1.convolution.weight");
    List<Integer> rows = SPLIT.rows(3).training();
    double total = 0;
    for (int row : rows) {
      total += PlainConvolution.sum(SHOES.pixels(row, BASE.preprocessing()), kernels);
    }
    float[] mean = trained.tensors().values("block1.normalisation.running_mean");
    // 50 rows are two batches of 25, so that the mean of the batches' means is that of all
    assertEquals(total / (50 * 28 * 28), mean[0], 1e-5);
    assertEquals(
        BEFORE.hash("block1.normalisation.weight"),
        network.initialWeights(3).with(trained.tensors()).hash("block1.normalisation.weight"));
    Trained tuned = run(network, RECIPE.thenFineTune(Thawing.all(), 1, 1e-3), Optional.of(trained));
    assertArrayEquals(mean, tuned.tensors().values("block1.normalisation.running_mean"));
  }

  @Test
  void aRateFactorMovesLowerStagesLess() {
    Network network = BASE.withHead(HEAD);
    Recipe same = RECIPE.withPasses(1);
    Trained plain = run(network, same, Optional.empty());
    Trained tapered = run(network, same.withRateFactor(0.5), Optional.empty());
    // Adam's first steps are about as long as the rate, so the distances tell the rates
    double ratio = distance(tapered, "block1") / distance(plain, "block1");
    assertEquals(0.0625, ratio, 0.01, "block1 is four stages down");
    assertEquals(0.5, distance(tapered, "dense") / distance(plain, "dense"), 0.05, "one down");
  }

  private static double distance(Trained trained, String stage) {
    String name = stage.equals("dense") ? "dense.weight" : stage + ".convolution.weight";
    float[] after = trained.tensors().values(name);
    float[] before = BEFORE.values(name);
    double largest = 0;
    for (int i = 0; i < after.length; i++) {
      largest = Math.max(largest, Math.abs(after[i] - before[i]));
    }
    return largest;
  }

  @Test
  void weightDecayDoesNotTouchFrozenTensors() {
    Recipe decaying = RECIPE.withWeightDecay(10);
    Network network = BASE.frozenLayers("block1", "block2", "block3").withHead(HEAD);
    Trained trained = run(network, decaying, Optional.empty());
    assertMoved(trained, Set.of("dense.weight", "dense.bias"));
  }

  @Test
  void cachedAndUncachedRunsAnswerAlike() {
    for (Network network :
        List.of(BASE.frozen().withHead(HEAD), BASE.frozenUpTo("block2").withHead(HEAD))) {
      Plan plan = new Plan(SPLIT, network, RECIPE, 3);
      Trained cached = Training.run(plan, Optional.empty(), RunListener.NONE);
      FeatureCache none = FeatureCache.withBound(0);
      Trained live = Training.run(plan, Optional.empty(), RunListener.NONE, none);
      assertEquals(0, none.mebibytes());
      List<List<Double>> expected = cached.run().test().probabilities();
      List<List<Double>> actual = live.run().test().probabilities();
      for (int i = 0; i < expected.size(); i++) {
        for (int c = 0; c < SHOES.classes().size(); c++) {
          assertEquals(expected.get(i).get(c), actual.get(i).get(c), 2e-4, "row " + i);
        }
      }
    }
  }

  @Test
  void aLaterPhaseSeesWhatAnEarlierOneMoved() {
    Network frozen = BASE.frozen().withHead(HEAD);
    Trained first = run(frozen, RECIPE, Optional.empty());
    Recipe all = RECIPE.thenFineTune(Thawing.all(), 1, 1e-3);
    Trained second = run(frozen, all, Optional.of(first));
    Recipe top = all.thenFineTune(Thawing.fromTheTop(1), 1, 1e-9);
    Trained third = run(frozen, top, Optional.of(second));
    assertEquals(
        second.tensors().hash("block1.convolution.weight"),
        third.tensors().hash("block1.convolution.weight"));
    double before = second.run().test().accuracy();
    assertEquals(before, third.run().test().accuracy(), 0.011, "a rate of 1e-9 changes nothing");
  }

  @Test
  void whatIsFrozenIsInTheProvenance() {
    Trained trained = run(BASE.frozen());
    assertEquals("the first 4 stages", trained.run().provenance().get("frozen"));
    assertEquals("17, none of which moved", trained.run().provenance().get("frozen.tensors"));
    assertEquals("statistics frozen", trained.run().provenance().get("normalisation"));
  }

  @Test
  void wrongNamesSayTheRightOnes() {
    String pattern =
        assertThrows(IllegalArgumentException.class, () -> BASE.frozenLayers("blok*")).getMessage();
    assertTrue(pattern.startsWith("layer pattern 'blok*' must match a layer or a stage"), pattern);
    String name =
        assertThrows(IllegalArgumentException.class, () -> BASE.frozenLayers("block4"))
            .getMessage();
    assertTrue(name.startsWith("no layer 'block4'; did you mean 'block"), name);
    String head =
        assertThrows(IllegalArgumentException.class, () -> BASE.frozenLayers("head")).getMessage();
    assertTrue(head.contains("always trained"), head);
    String cut =
        assertThrows(IllegalArgumentException.class, () -> BASE.frozenUpTo("block33")).getMessage();
    assertTrue(cut.contains("did you mean 'block3'"), cut);
    Network network = BASE.frozen().withHead(HEAD);
    Recipe recipe = RECIPE.thenFineTune(Thawing.layers("top*"), 1, 1e-3);
    assertThrows(IllegalArgumentException.class, () -> new Plan(SPLIT, network, recipe, 1));
    String nothing =
        assertThrows(IllegalArgumentException.class, () -> Thawing.layers()).getMessage();
    assertEquals("patterns (0) must be at least 1: nothing would be left to thaw", nothing);
    String scratch =
        assertThrows(
                IllegalArgumentException.class,
                () -> network.fromScratch().withNormalisation(Normalisation.STATISTICS_FROZEN))
            .getMessage();
    assertTrue(scratch.contains("must be trained: it has no statistics to keep"), scratch);
    assertNotEquals(network.canonical(), BASE.frozenLayers("*").withHead(HEAD).canonical());
    assertFalse(network.equals(network.withNormalisation(Normalisation.TRAINED)));
  }
}
