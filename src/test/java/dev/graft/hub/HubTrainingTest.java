package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.SavedModel;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.training.Answering;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moves and what stays where a base from a file of weights is trained on. */
@Tag("engine")
class HubTrainingTest {
  private static final Split SPLIT = HubBasesTest.EMOJI.perClass(8, 4).withTestRows(12);
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(2).withRate(3e-3);

  @TempDir Path folder;

  private Base resnet() throws Exception {
    return HubBasesTest.base(HubBasesTest.TINY, folder).withoutHead();
  }

  private static Network network(Base base) {
    return base.withHead(Head.linear(HubBasesTest.EMOJI.classes()));
  }

  private static Trained run(Network network, Recipe recipe) {
    Trained run =
        Training.run(
            new Plan(SPLIT, network, recipe, 3),
            Optional.empty(),
            RunListener.NONE,
            FeatureCache.withBound(64));
    assertEquals("", run.run().failure());
    return run;
  }

  /** What is frozen is held to the bit by each run; running statistics of the rest stay as well. */
  private static void checkMoved(Base base) {
    Network network = network(base);
    Trained run = run(network, RECIPE);
    Set<String> expected =
        network.tensors().stream().map(TensorSpec::name).collect(Collectors.toSet());
    expected.removeAll(base.freezing().tensors(base.backbone()));
    assertEquals(expected, run.tensors().names());
    Weights before = network.initialWeights(3);
    for (String name : expected) {
      boolean same = before.hash(name).equals(run.tensors().hash(name));
      assertEquals(name.contains("running"), same, name);
    }
  }

  @Test
  void whatIsFrozenStaysAndTheRestMoves() throws Exception {
    checkMoved(resnet().frozen());
    checkMoved(resnet().frozenUpTo("layer3"));
    checkMoved(resnet().frozenLayers("conv1", "bn1", "layer2.*"));
    checkMoved(resnet().thawed());
    checkMoved(HubBasesTest.base(new MobileNetV2(10), folder).withoutHead().frozenUpTo("stage6"));
    Base hub = HubFolder.of(Formula.FILES.resolve("tiny-resnet")).base();
    checkMoved(hub.withSize(32).withoutHead().frozenUpTo("layer3"));
  }

  @Test
  void namesThatAreNotThereAreRefusedWithThoseThatAre() throws Exception {
    Base base = resnet();
    assertRefused(() -> base.frozenUpTo("layer9"), "layer9", "layer3");
    assertRefused(() -> network(base.frozenLayers("layr1")), "layr1", "layer1");
    assertRefused(() -> network(base.frozenLayers("conv9.*")), "conv9.*", "conv1");
    assertRefused(
        () ->
            new Plan(
                SPLIT, network(base.frozen()), RECIPE.thenFineTune(Thawing.layers("layer9.*")), 3),
        "layer9.*",
        "layer1");
  }

  private static void assertRefused(Runnable wrong, String value, String known) {
    String words = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(words.contains(value) && words.contains(known), words);
  }

  @Test
  void aTwinFromScratchHasNothingOfTheFile() throws Exception {
    Network mine = network(resnet());
    Weights twin = mine.fromScratch().initialWeights(3);
    Weights other = mine.fromScratch().initialWeights(4);
    for (TensorSpec tensor : mine.tensors()) {
      String name = tensor.name();
      if (!name.startsWith("head")) {
        assertNotEquals(mine.initialWeights(3).hash(name), twin.hash(name), name);
        boolean drawn = tensor.role() == TensorSpec.Role.KERNEL;
        assertEquals(drawn, !twin.hash(name).equals(other.hash(name)), name);
      }
    }
  }

  @Test
  void whatIsSavedAnswersTheSameInPlainDjl() throws Exception {
    Network network = network(resnet().frozenUpTo("layer2"));
    Weights trained = network.initialWeights(3).with(run(network, RECIPE).tensors());
    Path saved = folder.resolve("saved");
    SavedModel.save(network, trained, saved);
    float[] pixels = HubBasesTest.EMOJI.pixels(0, resnet().preprocessing());
    List<Double> expected = Answering.probabilities(network, trained, pixels);
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(Engines.name())
            .optModelPath(saved)
            .build();
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        NDManager manager = Engines.current().newBaseManager();
        Predictor<NDList, NDList> predictor = model.newPredictor()) {
      NDArray input = manager.create(pixels, new Shape(1, 3, 32, 32));
      float[] found = predictor.predict(new NDList(input)).head().softmax(1).toFloatArray();
      for (int c = 0; c < found.length; c++) {
        assertEquals(expected.get(c), found[c], 1e-5);
      }
    }
  }
}
