package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Bases, heads and networks as descriptions. */
class NetworkTest {
  private static final Head HEAD = Head.linear(List.of("cat", "dog"));
  private static final Base BASE = EfficientNetLite0.imageNet();

  @Test
  void efficientNetLite0HasTheNumbersOfItsPaper() {
    assertEquals(
        List.of(
            "stem", "stage1", "stage2", "stage3", "stage4", "stage5", "stage6", "stage7", "top"),
        BASE.cuts());
    // 4,652,008 learned values in the weight file (4,694,024 less 42,016 running ones), of which
    // the old head has 1,281,000.
    long body = BASE.backbone().stages().stream().mapToLong(Stage::parameters).sum();
    assertEquals(4_652_008 - 1_281_000, body);
    List<Shape> shapes = NetworkBlock.shapes(BASE.withSize(224));
    assertEquals(new Shape(1, 32, 112, 112), shapes.get(0));
    assertEquals(new Shape(1, 1280, 7, 7), shapes.get(8));
  }

  @Test
  void everyTensorOfTheBlockIsInTheWeightFileWithItsShape() {
    for (Base base : List.of(BASE, FashionNet.clothing(), FashionNet.digits())) {
      for (Stage stage : base.backbone().stages()) {
        for (TensorSpec tensor : stage.tensors()) {
          assertEquals(tensor.shape(), base.weights().shape(tensor.name()), tensor.name());
        }
      }
    }
  }

  @Test
  void freezingCountsAndShows() {
    Network network = BASE.withoutHead().frozen().withHead(HEAD);
    assertEquals(9, network.base().frozenStages());
    assertTrue(network.toString().contains("3,371,008 parameters frozen, 2,562 trainable."));
    assertEquals(3, BASE.frozenUpTo("stage2").frozenStages());
    Network scratch = network.fromScratch();
    assertEquals(0, scratch.base().frozenStages());
    assertEquals(Normalisation.TRAINED, scratch.normalisation());
    assertEquals(Normalisation.STATISTICS_FROZEN, network.normalisation());
  }

  @Test
  void theSummaryHasARowPerLayer() {
    Network network = BASE.withoutHead().frozenUpTo("stage6").withHead(HEAD);
    List<List<String>> rows = network.summary().rows();
    // 49 convolutions and 49 normalisations in the weight file, and the head
    assertEquals(99, rows.size());
    assertEquals(List.of("_conv_stem", "32 x 32 x 32", "864", "frozen", "-"), rows.get(0));
    assertEquals(List.of("_bn0", "32 x 32 x 32", "64", "frozen", "-"), rows.get(1));
    assertEquals(
        List.of("_blocks.15._depthwise_conv", "1152 x 2 x 2", "10,368", "trained", "2"),
        rows.get(92));
    assertEquals(List.of("new head", "2", "2,562", "new, trained", "0"), rows.get(98));
    Network factors = BASE.withoutHead().frozenExceptNormalisation().withHead(HEAD);
    assertTrue(factors.toString().contains("frozen but normalisation"), factors.toString());
    // 42,016 factors and offsets: as many as running statistics
    assertTrue(factors.toString().contains("3,328,992 parameters frozen, 44,578 trainable."));
    assertTrue(factors.summary().bundle().get("text/html").toString().contains("<table"));
  }

  @Test
  void theTextOfADescriptionTellsNetworksApart() {
    Network network = BASE.withoutHead().frozen().withHead(HEAD);
    assertEquals(network.canonical(), BASE.withoutHead().frozen().withHead(HEAD).canonical());
    assertNotEquals(network.canonical(), network.fromScratch().canonical());
    assertNotEquals(
        network.canonical(), BASE.withSize(96).withoutHead().frozen().withHead(HEAD).canonical());
    assertNotEquals(
        FashionNet.shuffled(25).withoutHead().withHead(HEAD).canonical(),
        FashionNet.shuffled(50).withoutHead().withHead(HEAD).canonical());
  }

  @Test
  void tensorFlowsPaddingPutsTheOddZeroBehind() {
    // by the rule pad = max((ceil(n / s) - 1) s + k - n, 0): 64, k 3, s 2 needs 1; 65 needs 2
    assertEquals(new SamePadding(0, 1), SamePadding.of(64, 3, 2));
    assertEquals(new SamePadding(1, 1), SamePadding.of(65, 3, 2));
    assertEquals(new SamePadding(1, 2), SamePadding.of(64, 5, 2));
    assertEquals(new SamePadding(2, 2), SamePadding.of(7, 5, 1));
  }

  @Test
  void badInputIsNamed() {
    assertWords(
        "the base EfficientNet-Lite0 (ImageNet) still has its old head of 1000 classes; "
            + "call withoutHead() first",
        () -> BASE.withHead(HEAD));
    assertWords("classes (1) must be at least 2: [cat]", () -> Head.linear(List.of("cat")));
    assertWords("dropout (1.0) must lie between 0 and below 1", () -> HEAD.withDropout(1));
    assertWords(
        "no stage 'stage9'; did you mean 'stage1'? Known: "
            + "stem, stage1, stage2, stage3, stage4, stage5, stage6, stage7, top",
        () -> BASE.frozenUpTo("stage9"));
    assertWords(
        "percent (30) must be one of [25, 50, 75, 100]; 0 is clothing()",
        () -> FashionNet.shuffled(30));
    assertWords("size (4) must be at least 8", () -> BASE.withSize(4));
  }

  @Test
  void aMissingEngineIsNamedWithTheLineToAdd() {
    String words = Engines.missing("PyTorch");
    assertTrue(words.startsWith("engine 'PyTorch' has no library on the class path for "));
    assertTrue(words.contains("%maven ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.7.1"));
    assertTrue(Engines.missing("MXNet").contains("%maven ai.djl.mxnet:mxnet-native-mkl:jar:"));
  }

  private static void assertWords(String words, Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
