package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.model.NetworkBlock.Range;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Stages cut away from either end, pooled otherwise or drawn anew, on either engine. */
@Tag("engine")
class SurgeryTest {
  private static final Base CLOTHING = FashionNet.clothing().withoutHead();
  private static final Base LITE = EfficientNetLite0.imageNet().withoutHead();

  /** What a base answers for a row behind so many stages, fused where the engine fuses. */
  private static float[] answer(Base base, Weights weights, ImageSet data, int stages) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(base.backbone(), Head.linear(List.of("a", "b")))
              .loadStages(manager, weights, new Range(0, stages));
      Shape shape = NetworkBlock.input(base);
      NDArray picture = manager.create(data.pixels(0, base.preprocessing()), shape);
      float[] plain =
          block
              .stages(NetworkBlock.store(manager), picture, new Range(0, stages), false)
              .toFloatArray();
      NDList fused =
          block
              .inference(manager, new Range(0, stages), shape, List.of(stages))
              .of(picture.duplicate());
      assertArrayEquals(plain, fused.head().toFloatArray(), 1e-4f);
      return plain;
    }
  }

  private static float[] features(Base base, ImageSet data) {
    return answer(base, base.weights(), data, base.cuts().size());
  }

  @Test
  void withoutItsLastStagesItAnswersWhatWasBelow() {
    Base cut = CLOTHING.withoutLast(2);
    assertEquals(List.of("block1", "block2"), cut.cuts());
    assertEquals(32, cut.backbone().features());
    assertEquals("FashionNet (clothing) without its last 2 stages", cut.card().name());
    assertTrue(cut.weights().names().stream().allMatch(name -> name.startsWith("block")));
    float[] map = answer(CLOTHING, CLOTHING.weights(), FashionMnist.clothing(), 2); // (32, 7, 7)
    float[] means = new float[32];
    for (int i = 0; i < map.length; i++) {
      means[i / 49] += map[i] / 49;
    }
    assertArrayEquals(means, features(cut, FashionMnist.clothing()), 1e-5f);
    assertEquals(cut.backbone().canonical(), CLOTHING.keptUpTo("block2").backbone().canonical());
    assertNotEquals(cut.backbone().canonical(), CLOTHING.withoutLast(1).backbone().canonical());
  }

  @Test
  void nothingRemovedIsTheSameArchitecture() {
    assertSame(CLOTHING.backbone().getClass(), CLOTHING.withoutLast(0).backbone().getClass());
    assertEquals(
        CLOTHING.backbone().canonical(), CLOTHING.keptUpTo("dense").backbone().canonical());
    assertEquals(CLOTHING.backbone().canonical(), CLOTHING.withoutFirst(0).backbone().canonical());
  }

  @Test
  void anAdapterMakesEveryStageOfEveryBaseFit() {
    for (Base base : List.of(CLOTHING, LITE)) {
      List<Shape> whole = NetworkBlock.shapes(base);
      for (int removed = 1; removed < base.cuts().size(); removed++) {
        Base cut = base.withoutFirst(removed);
        List<Shape> shapes = NetworkBlock.shapes(cut);
        assertEquals(whole.subList(removed - 1, whole.size()), shapes, "removed " + removed);
        assertEquals("adapter", cut.cuts().get(0));
      }
    }
  }

  /** Of 30 pixels 8 remain behind two strides of 2; a stride of 3 makes 10, of which two go. */
  @Test
  void whatIsLeftAtTheEdgeIsCutOff() {
    Base cut = LITE.withSize(30).withoutFirst(3);
    Network network = cut.frozen().withHead(Head.linear(List.of("a", "b")));
    Weights weights = network.initialWeights(5);
    assertEquals(3, weights.shape("adapter.weight").get(2));
    float[] map = answer(cut, weights, Emoji.noto().byCategory(), 1);
    assertEquals(NetworkBlock.shapes(cut).get(0).size(), map.length);
  }

  @Test
  void theAdapterIsAStridedConvolutionDrawnFromTheSeed() {
    Base cut = CLOTHING.withoutFirst(2);
    Network network = cut.frozen().withHead(Head.linear(List.of("a", "b")));
    Weights weights = network.initialWeights(5);
    assertEquals(List.of(32, 1, 4, 4), weights.shape("adapter.weight"));
    ImageSet data = FashionMnist.clothing();
    float[] map = answer(cut, weights, data, 1); // (32, 7, 7)
    float[] pixels = data.pixels(0, cut.preprocessing());
    float[] kernels = weights.values("adapter.weight");
    double expected = 0;
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        expected += kernels[3 * 16 + y * 4 + x] * pixels[(4 * 2 + y) * 28 + 4 * 5 + x];
      }
    }
    assertEquals(expected, map[3 * 49 + 2 * 7 + 5], 1e-4, "channel 3 at row 2, column 5");
    assertArrayEquals(
        CLOTHING.weights().values("dense.weight"),
        weights.values("dense.weight"),
        "what is left keeps what it knew");
    assertNotEquals(
        weights.hash("adapter.weight"), network.initialWeights(6).hash("adapter.weight"));
  }

  @Test
  void poolingTakesTheMeanAndTheMaximum() {
    ImageSet emoji = Emoji.noto().byCategory();
    Base small = LITE.keptUpTo("stage2");
    Base both = small.withPooling(MapPooling.AVERAGE_AND_MAXIMUM);
    assertEquals(24, small.backbone().features());
    assertEquals(48, both.backbone().features());
    float[] map = answer(LITE, LITE.weights(), emoji, 3); // (24, 16, 16)
    float[] expected = new float[48];
    java.util.Arrays.fill(expected, 24, 48, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < map.length; i++) {
      expected[i / 256] += map[i] / 256;
      expected[24 + i / 256] = Math.max(expected[24 + i / 256], map[i]);
    }
    assertArrayEquals(expected, features(both, emoji), 1e-4f);
    assertArrayEquals(
        java.util.Arrays.copyOfRange(expected, 24, 48),
        features(small.withPooling(MapPooling.MAXIMUM), emoji),
        1e-4f);
    assertEquals(small.cuts(), both.cuts(), "thawing from the top counts the same stages");
  }

  @Test
  void aboveWhatItKnowsItIsDrawnAnew() {
    Base part = CLOTHING.knowingUpTo("block2");
    Network network = part.frozenUpTo("block2").withHead(Head.linear(List.of("a", "b")));
    Weights weights = network.initialWeights(5);
    String known = "block2.convolution.weight";
    String fresh = "block3.convolution.weight";
    assertEquals(CLOTHING.weights().hash(known), weights.hash(known));
    assertNotEquals(CLOTHING.weights().hash(fresh), weights.hash(fresh));
    assertEquals(network.fromScratch().initialWeights(5).hash(fresh), weights.hash(fresh));
    assertNotEquals(CLOTHING.weights().hash(), part.weights().hash(), "another key");
    assertEquals(Set.copyOf(CLOTHING.cuts()), Set.copyOf(part.cuts()));
  }

  @Test
  void errorsNameTheWayOut() {
    assertMessage(
        "stages to remove (4) must be at least 0 and leave one of the 4 of FashionNet (clothing):"
            + " [block1, block2, block3, dense]; what no stage at all reaches is"
            + " Control.LINEAR_ON_PIXELS",
        () -> CLOTHING.withoutLast(4));
    assertMessage(
        "of the base FashionNet (clothing) the first 4 stages are frozen, which would be lost;"
            + " change its layers first, then freeze it",
        () -> CLOTHING.frozen().withoutLast(1));
    assertMessage(
        "features of FashionNet (clothing) must come from a map to be pooled, but its last stage,"
            + " 'dense', answers 64 numbers; cut it below with keptUpTo(stage)",
        () -> CLOTHING.withPooling(MapPooling.MAXIMUM));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> CLOTHING.keptUpTo("block4"))
            .getMessage()
            .contains("block3"));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
