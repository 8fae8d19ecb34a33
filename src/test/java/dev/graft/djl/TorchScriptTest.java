package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.TEN;
import static dev.graft.djl.TorchFixtures.tiny;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.Normalisation;
import dev.graft.model.SavedModel;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks traced in Python as bases. */
@Tag("engine")
class TorchScriptTest {
  private static final ImageSet FACES = Emoji.noto().byCategory();
  private static final Split SPLIT = FACES.perClass(6, 4).withTestRows(30);
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(2).withRate(3e-3);

  @BeforeAll
  static void onPyTorch() {
    TorchFixtures.onPyTorchAlone();
  }

  private static Trained run(Network network, Recipe recipe) {
    return Training.run(
        new Plan(SPLIT, network, recipe, 3),
        Optional.empty(),
        RunListener.NONE,
        FeatureCache.withBound(64));
  }

  private static Head head() {
    return Head.linear(FACES.classes());
  }

  static float[] answers(Base base, String input) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      int depth = base.cuts().size();
      NetworkBlock block =
          new NetworkBlock(base.backbone(), Head.linear(TEN))
              .loadStages(manager, base.weights(), new Range(0, depth));
      NDArray rows = TorchFixtures.expected().create(manager, input);
      Shape one = new Shape(1).addAll(rows.getShape().slice(1));
      return block
          .inference(manager, new Range(0, depth), one, List.of(depth))
          .of(rows)
          .head()
          .toFloatArray();
    }
  }

  @Test
  void stagesAnswerWhatPythonAnswers() {
    for (String name : List.of("resnet", "mobilenet", "vit")) {
      float[] expected = TorchFixtures.expected().values(name);
      assertArrayEquals(expected, answers(tiny(name).base(), "pictures"), 1e-4f, name);
    }
    float[] below = TorchFixtures.expected().values("resnet below");
    assertArrayEquals(below, answers(tiny("resnet").withoutClassifier().base(), "pictures"), 1e-4f);
  }

  @Test
  void stagesAreNamedByTheModulesOfPyTorch() {
    assertEquals(
        List.of("conv1", "layer1", "layer2", "layer3", "layer4", "fc"),
        tiny("resnet").base().cuts());
    assertEquals(
        List.of("conv1", "layer1", "layer2", "layer3", "layer4"),
        tiny("resnet").withoutClassifier().base().cuts());
    assertEquals(
        List.of("features.0", "features.1", "features.2", "features.3", "features.4"),
        tiny("mobilenet").base().cuts().subList(0, 5));
    List<String> vit = tiny("vit").withoutClassifier().base().cuts();
    assertEquals(
        List.of(
            "conv_proj",
            "encoder.layers.encoder_layer_0",
            "encoder.layers.encoder_layer_1",
            "encoder.layers.encoder_layer_2"),
        vit);
  }

  @Test
  void whatIsFrozenStaysAndTheRestMovesByStageAndByLayer() {
    Base base = tiny("resnet").withoutClassifier().base();
    checkMoved(base.frozenUpTo("layer3"));
    checkMoved(base.frozenLayers("conv1", "layer2", "layer4.1.*"));
    checkMoved(tiny("vit").withoutClassifier().base().frozenUpTo("conv_proj"));
    checkMoved(tiny("mobilenet").withoutClassifier().base().thawed());
  }

  private static void checkMoved(Base base) {
    Network network = base.withHead(head());
    Trained run = run(network, RECIPE);
    assertEquals("", run.run().failure());
    Set<String> frozen = base.freezing().tensors(base.backbone());
    Set<String> expected = new HashSet<>();
    network.tensors().forEach(tensor -> expected.add(tensor.name()));
    expected.removeAll(frozen);
    assertEquals(expected, run.tensors().names());
    Weights before = network.initialWeights(3);
    for (String name : expected) {
      boolean same = before.hash(name).equals(run.tensors().hash(name));
      assertEquals(name.contains("running"), same, name);
    }
  }

  @Test
  void aFrozenBaseIsFineTunedAndItsStatisticsStay() {
    Network network = tiny("resnet").withoutClassifier().base().frozen().withHead(head());
    Recipe recipe = RECIPE.thenFineTune(Thawing.fromTheTop(1), 2, 1e-3);
    Trained run = run(network, recipe);
    assertEquals("", run.run().failure());
    Weights before = network.initialWeights(3);
    String kernel = "layer4.0.conv1.weight";
    assertNotEquals(before.hash(kernel), run.tensors().hash(kernel));
    String mean = "layer4.0.bn1.running_mean";
    assertEquals(before.hash(mean), run.tensors().hash(mean));
    assertTrue(run.tensors().names().stream().noneMatch(name -> name.startsWith("layer3")));
  }

  @Test
  void aTwinFromScratchIsDrawnAndItsStatisticsFollow() {
    Network twin = tiny("resnet").withoutClassifier().base().withHead(head()).fromScratch();
    assertEquals(Normalisation.TRAINED, twin.normalisation());
    Trained run = run(twin, RECIPE);
    assertEquals("", run.run().failure());
    String mean = "layer1.0.bn1.running_mean";
    assertNotEquals(twin.initialWeights(3).hash(mean), run.tensors().hash(mean));
    float[] variance = run.tensors().values("layer1.0.bn1.running_var");
    for (float value : variance) {
      assertTrue(value > 0 && Float.isFinite(value));
    }
  }

  @Test
  void itsOldHeadAnswersAsItDid() {
    Base base = tiny("resnet").withOldClasses(TEN).base();
    assertEquals("fc.weight", base.oldHead().orElseThrow().matrix());
    Weights expected = TorchFixtures.expected();
    float[] features = answers(base, "pictures");
    float[] matrix = base.weights().values("fc.weight");
    float[] bias = base.weights().values("fc.bias");
    for (int c = 0; c < 10; c++) {
      float sum = bias[c];
      for (int j = 0; j < 16; j++) {
        sum += matrix[c * 16 + j] * features[j];
      }
      assertEquals(expected.values("resnet")[c], sum, 1e-4f);
    }
    assertEquals(TEN, base.answering(TEN).head().classes());
  }

  @Test
  void aTrainedNetworkIsSavedForPlainDjl(@TempDir Path folder) throws Exception {
    Base base = tiny("vit").withoutClassifier().base();
    Network network = base.frozen().withHead(head());
    // Other values than those of the file, which a saved model must bring along.
    Weights other =
        network
            .initialWeights(1)
            .with(base.weights().renamed(name -> name).only(name -> name.startsWith("encoder.ln")))
            .with("encoder.ln.bias", List.of(8), new float[] {1, 2, 3, 4, 5, 6, 7, 8});
    SavedModel.save(network, other, folder);
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(Engines.name())
            .optModelPath(folder)
            .optArgument("backbone", base.backbone())
            .build();
    float[] pixels = FACES.pixels(0, TorchFixtures.INPUT);
    List<Double> expected = Answering.probabilities(network, other, pixels);
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

  @Test
  void itCanBeCutAnywhere() {
    Base base = tiny("vit").withoutClassifier().base();
    for (String cut : base.cuts()) {
      Base kept = base.keptUpTo(cut);
      assertEquals(8, kept.backbone().features(), cut);
      assertEquals("", run(kept.frozen().withHead(head()), RECIPE).run().failure(), cut);
    }
    var size =
        assertThrows(
            IllegalArgumentException.class,
            () -> tiny("vit").madeFor(TorchFixtures.INPUT.withSize(48)).base());
    assertTrue(
        size.getMessage().contains("cannot compute 2 examples of shape [3, 48, 48]"),
        size.getMessage());
    assertTrue(size.getMessage().contains("madeFor(input)"), size.getMessage());
  }
}
