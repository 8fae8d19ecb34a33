package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.graft.model.NetworkBlock.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Xception against a second implementation in PyTorch; src/data/xception_fixture.py wrote it. */
@Tag("engine")
class XceptionTest {
  private static final Path FIXTURES = Path.of("src/test/resources/dev/graft/model");
  private static final List<Integer> CHANNELS = List.of(4, 6, 8, 10, 12, 14, 16, 20);
  private static final Xception NARROW = new Xception(CHANNELS, 2);
  private static final Card CARD = new Card("narrow", "nothing", "Apache-2.0");
  private static final List<String> CLASSES = List.of("a", "b", "c");

  private static Base base() {
    return NARROW.from(FIXTURES.resolve("xception-narrow.safetensors"), CARD, CLASSES);
  }

  @Test
  void itHasTheNumbersOfThePaper() {
    Xception usual = new Xception();
    // 22,855,952 learned numbers in the usual implementations (the paper's table 3 has 22,855,952
    // parameters), of which the classifier has 2,049,000.
    long body = usual.stages().stream().mapToLong(Stage::parameters).sum();
    assertEquals(22_855_952 - 2_049_000, body);
    assertEquals(15, usual.stages().size());
    Base base =
        Base.of(usual, Weights::none, CARD)
            .withPreprocessing(dev.graft.input.Preprocessing.uniform(299, 3, 127.5, 127.5));
    List<Shape> shapes = NetworkBlock.shapes(base);
    assertEquals(new Shape(1, 64, 147, 147), shapes.get(0));
    assertEquals(new Shape(1, 728, 19, 19), shapes.get(3));
    assertEquals(new Shape(1, 2048, 10, 10), shapes.get(14));
  }

  @Test
  void itAnswersWhatPyTorchAnswers() {
    answers(base(), "xception-narrow-expected.safetensors", 43);
  }

  /** The weights went through src/data/keras_xception.py; src/data/keras_fixture.py did it. */
  @Test
  void itAnswersWhatKerasAnswersWhereNoPoolMeetsAnEvenMap() {
    Base keras = NARROW.from(FIXTURES.resolve("xception-keras.npz"), CARD, CLASSES);
    answers(keras, "xception-keras-expected.safetensors", 39);
  }

  private static void answers(Base base, String file, int size) {
    Weights expected = WeightFile.read(FIXTURES.resolve(file));
    Weights weights =
        base.weights()
            .renamed(
                name ->
                    name.equals("fc.weight")
                        ? Head.MATRIX
                        : name.equals("fc.bias") ? Head.BIAS : name);
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(NARROW, Head.linear(CLASSES)).load(manager, weights);
      NDArray pictures = expected.create(manager, "pictures");
      Range all = new Range(0, block.depth());
      NDArray features = block.stages(NetworkBlock.store(manager), pictures, all, false);
      assertArrayEquals(expected.values("features"), features.toFloatArray(), 2e-4f);
      NDArray scores = block.scores(NetworkBlock.store(manager), features, false);
      assertArrayEquals(expected.values("logits"), scores.toFloatArray(), 1e-3f);
      NetworkBlock.Inference fast =
          block.inference(manager, all, new Shape(1, 3, size, size), List.of(block.depth()));
      NDArray fused = fast.of(pictures).head();
      assertArrayEquals(expected.values("features"), fused.toFloatArray(), 2e-4f);
    }
  }

  @Test
  void anNpzFileHasTheSameWeights() {
    Weights npz = WeightFile.read(FIXTURES.resolve("xception-narrow.npz"));
    assertEquals(base().weights().hash(), npz.hash());
  }

  @Test
  void everyTensorThatDoesNotFitIsNamed(@TempDir Path folder) throws Exception {
    Weights good = base().weights();
    Weights bad =
        good.only(name -> !name.equals("bn2.bias"))
            .with("block1.skip.weight", List.of(8, 6, 1), new float[48])
            .with("extra", List.of(2), new float[2]);
    Path file = folder.resolve("bad.safetensors");
    Files.write(file, Safetensors.write(bad));
    var wrong =
        assertThrows(IllegalArgumentException.class, () -> NARROW.from(file, CARD, CLASSES));
    String words = wrong.getMessage();
    assertTrue(words.contains("tensors, faults: 3; take"), words);
    assertTrue(words.contains("bn2.bias [6] is missing"), words);
    assertTrue(
        words.contains("block1.skip.weight is [8, 6, 1] there, but [8, 6, 1, 1] in the block"));
    assertTrue(words.contains("extra [2] is not one of the block's"), words);
    var classes =
        assertThrows(
            IllegalArgumentException.class,
            () -> NARROW.from(FIXTURES.resolve("xception-narrow.npz"), CARD, List.of("a", "b")));
    assertTrue(classes.getMessage().contains("fc.weight is [3, 20] there, but [2, 20]"));
    Path none = folder.resolve("none.npz");
    Files.write(none, "PK is no archive".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var broken = assertThrows(IllegalArgumentException.class, () -> WeightFile.read(none));
    assertTrue(broken.getMessage().contains("is not a whole npz file"), broken.getMessage());
  }

  @Test
  void itIsCutAndRunsInTraining() {
    Base base = base().withSize(40).withoutHead();
    Network network = base.frozenUpTo("block3").withHead(Head.linear(CLASSES));
    assertEquals(4, network.base().frozenStages());
    assertTrue(network.summary().toString().contains("block6.skipbn"), network.toString());
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(NARROW, network.head()).load(manager, network.initialWeights(1));
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 40, 40));
      NDArray input = manager.ones(new Shape(2, 3, 40, 40));
      NDList answers = block.forward(NetworkBlock.store(manager), new NDList(input), true);
      assertEquals(new Shape(2, 3), answers.head().getShape());
    }
  }
}
