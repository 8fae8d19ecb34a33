package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.UniformInitializer;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.SavedModel;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.training.BaseFeatures;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own DJL block as a base, on either engine. */
@Tag("engine")
class OwnBlockTest {
  private static final List<String> CLASSES = List.of("a", "b", "c");
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(50);
  private static final List<Integer> ROWS = IntStream.range(0, 6).boxed().toList();
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(2).withRate(3e-3);

  private static NDManager manager;
  private static Block trained;

  private static SequentialBlock net(int width) {
    ParallelBlock residual =
        new ParallelBlock(lists -> new NDList(lists.get(0).head().add(lists.get(1).head())))
            .add(
                new SequentialBlock()
                    .add(convolution(width))
                    .add(BatchNorm.builder().optEpsilon(1e-3f).build()))
            .add(Blocks.identityBlock());
    return new SequentialBlock()
        .add(convolution(width))
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(new Shape(4, 4), new Shape(4, 4)))
        .add(residual)
        .add(Activation::relu)
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(12).build())
        .add(LayerNorm.builder().build())
        .add(Dropout.builder().optRate(0.5f).build())
        .add(Linear.builder().setUnits(3).build());
  }

  private static Conv2d convolution(int width) {
    return Conv2d.builder()
        .setFilters(width)
        .setKernelShape(new Shape(3, 3))
        .optPadding(new Shape(1, 1))
        .build();
  }

  private static OwnBlock own(int width) {
    return OwnBlock.named("mine", 1, () -> net(width))
        .madeFor(FashionNet.PREPROCESSING)
        .withOldClasses(CLASSES);
  }

  /** With random values for normalisation too, so that it is no identity. */
  @BeforeAll
  static void train() {
    manager = Engines.current().newBaseManager();
    // DJL draws from the engine's own generator; some draws leave a layer without a gradient.
    Engines.current().setRandomSeed(7);
    trained = net(4);
    trained.setInitializer(new NormalInitializer(0.3f), tensor -> true);
    trained.setInitializer(new UniformInitializer(0.5f), Parameter.Type.GAMMA);
    trained.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 28, 28));
    for (var tensor : trained.getParameters()) {
      if (tensor.getValue().getType() == Parameter.Type.RUNNING_VAR) {
        NDArray values = tensor.getValue().getArray();
        values.square().add(0.5f).copyTo(values);
      }
    }
  }

  @AfterAll
  static void close() {
    manager.close();
  }

  private static Trained run(Network network, FeatureCache cache) {
    return Training.run(
        new Plan(SPLIT, network, RECIPE, 3), Optional.empty(), RunListener.NONE, cache);
  }

  @Test
  void itAnswersWhatDjlAnswers() {
    Base base = own(4).trained(trained);
    double[][] features = BaseFeatures.in(FeatureCache.withBound(16)).of(base, SHOES, ROWS);
    float[] matrix = base.weights().values(base.oldHead().orElseThrow().matrix());
    float[] bias = base.weights().values(base.oldHead().orElseThrow().bias());
    for (int row : ROWS) {
      NDArray picture =
          manager.create(SHOES.pixels(row, FashionNet.PREPROCESSING), new Shape(1, 1, 28, 28));
      ParameterStore store = new ParameterStore(manager, false);
      float[] expected =
          trained.forward(store, new NDList(picture), false).singletonOrThrow().toFloatArray();
      float[] found = new float[3];
      for (int c = 0; c < 3; c++) {
        double sum = bias[c];
        for (int j = 0; j < 12; j++) {
          sum += matrix[c * 12 + j] * features[row][j];
        }
        found[c] = (float) sum;
      }
      assertArrayEquals(expected, found, 1e-4f);
    }
  }

  @Test
  void itsChildrenWithTensorsAreTheCutPoints() {
    Base base = own(4).trained(trained).withoutHead();
    assertEquals(
        List.of("01Conv2d", "02BatchNorm", "05ParallelBlock", "08Linear", "09LayerNorm"),
        base.cuts());
    assertTrue(base.toString().contains("02BatchNorm      4 x 7 x 7"), base.toString());
    assertTrue(base.withHead(Head.linear(CLASSES)).summary().toString().contains("LayerNorm"));
  }

  @Test
  void whatIsFrozenStaysAtEveryCutAndTheRestMoves() {
    Base base = own(4).trained(trained).withoutHead();
    for (String cut : base.cuts()) {
      Base frozen = base.frozenUpTo(cut);
      Network network = frozen.withHead(Head.linear(SHOES.classes()));
      Trained run = run(network, FeatureCache.withBound(16));
      assertEquals("", run.run().failure());
      Set<String> expected = new HashSet<>(Set.of("head.weight", "head.bias"));
      base.backbone().stages().stream()
          .skip(frozen.frozenStages())
          .forEach(stage -> stage.tensors().forEach(tensor -> expected.add(tensor.name())));
      assertEquals(expected, run.tensors().names());
      Weights before = network.initialWeights(3);
      for (String name : expected) {
        boolean statistic = name.contains("running");
        boolean same = before.hash(name).equals(run.tensors().hash(name));
        assertEquals(statistic, same, name + " at " + cut);
      }
    }
  }

  @Test
  void theCacheChangesNothing() {
    Network network =
        own(4)
            .trained(trained)
            .withoutHead()
            .frozenUpTo("05ParallelBlock")
            .withHead(Head.linear(SHOES.classes()));
    Trained cached = run(network, FeatureCache.withBound(16));
    Trained computed = run(network, FeatureCache.withBound(0));
    float[] expected = cached.tensors().values("head.weight");
    // Other places in a batch and other formulas round otherwise, and Adam makes much of little.
    assertArrayEquals(expected, computed.tensors().values("head.weight"), 2e-3f);
  }

  @Test
  void statisticsFollowWhereTheyAreTrained() {
    Network scratch = own(4).untrained().withHead(Head.linear(SHOES.classes())).fromScratch();
    assertEquals(Normalisation.TRAINED, scratch.normalisation());
    Trained run = run(scratch, FeatureCache.withBound(16));
    assertEquals("", run.run().failure());
    String mean = "02BatchNorm.runningMean";
    assertNotEquals(scratch.initialWeights(3).hash(mean), run.tensors().hash(mean));
    assertTrue(run.run().curve().points().size() > 2);
  }

  @Test
  void aSavedModelHasTheSameValues(@TempDir Path folder) throws Exception {
    try (Model model = Model.newInstance("shoes", Engines.name())) {
      model.setBlock(trained);
      model.setProperty("Epoch", "3");
      model.save(folder, "shoes");
    }
    Base saved = own(4).saved(folder);
    assertEquals(own(4).trained(trained).weights().hash(), saved.weights().hash());
    var wrong = assertThrows(IllegalArgumentException.class, () -> own(6).saved(folder));
    assertTrue(
        wrong.getMessage().contains("01Conv2d.weight is [4, 1, 3, 3] there, but [6, 1, 3, 3]"),
        wrong.getMessage());
  }

  @Test
  void aTrainedNetworkIsSavedForPlainDjl(@TempDir Path folder) throws Exception {
    Base base = own(4).trained(trained).withoutHead();
    Network network = base.frozen().withHead(Head.linear(SHOES.classes()));
    SavedModel.save(network, network.initialWeights(1), folder);
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(Engines.name())
            .optModelPath(folder)
            .optArgument("backbone", base.backbone())
            .build();
    NDArray picture = manager.create(SHOES.pixels(0, FashionNet.PREPROCESSING));
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor()) {
      NDArray input = picture.reshape(1, 1, 28, 28);
      NDArray scores = predictor.predict(new NDList(input)).singletonOrThrow();
      assertEquals(new Shape(1, 5), scores.getShape());
      List<Double> expected =
          dev.graft.training.Answering.probabilities(
              network, network.initialWeights(1), SHOES.pixels(0, FashionNet.PREPROCESSING));
      float[] found = scores.softmax(1).toFloatArray();
      for (int c = 0; c < 5; c++) {
        assertEquals(expected.get(c), found[c], 1e-5);
      }
    }
  }

  @Test
  void whatCannotBeUsedIsSaidInWords() {
    var used =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                OwnBlock.named("mine", 1, () -> trained)
                    .madeFor(FashionNet.PREPROCESSING)
                    .untrained());
    assertTrue(used.getMessage().startsWith("block 'mine' (initialised) must be new"));
    var classes =
        assertThrows(
            IllegalArgumentException.class,
            () -> own(4).withOldClasses(List.of("a", "b")).trained(trained));
    assertTrue(classes.getMessage().contains("old classes (2) must be as many"));
    Base base = own(4).trained(trained).withoutHead();
    var size = assertThrows(IllegalArgumentException.class, () -> base.withSize(56).toString());
    assertTrue(size.getMessage().startsWith("layer 08Linear takes 196 values, but 784 arrive"));
    assertFalse(own(4).toString().contains("@"));
    OwnBlock hiding = OwnBlock.named("hides", 1, () -> new Hiding());
    var hidden = assertThrows(IllegalArgumentException.class, hiding::untrained);
    assertTrue(hidden.getMessage().startsWith("block block (Hiding) holds a BatchNorm, which"));
  }

  /** A type of its own, into which nobody sees. */
  private static final class Hiding extends SequentialBlock {
    Hiding() {
      add(convolution(2)).add(BatchNorm.builder().build());
    }
  }
}
