package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The new layers: their tensors, their start and what they answer, on either engine. */
@Tag("engine")
class HeadTest {
  private static final List<String> CLASSES = List.of("cat", "dog", "bird");
  private static final int FEATURES = 64;
  private static final Base BASE = FashionNet.clothing().withoutHead().frozen();

  private static Network network(Head head) {
    return BASE.withHead(head);
  }

  private static float[] features(int rows) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    float[] values = new float[rows * FEATURES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] scores(Head head, Weights weights, float[] features) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(BASE.backbone(), head).loadHead(manager, weights);
      Shape shape = new Shape(features.length / FEATURES, FEATURES);
      return block
          .scores(NetworkBlock.store(manager), manager.create(features, shape), false)
          .toFloatArray();
    }
  }

  @Test
  void hiddenLayersAnswerAsTheirFormulaSays() {
    Head head = Head.linear(CLASSES).withHidden(5, 4);
    Weights weights = network(head).initialWeights(3);
    // Factors and offsets other than 1 and 0, so that leaving them out would show.
    weights =
        weights
            .with("head.hidden1.normalisation.weight", List.of(5), new float[] {1, 2, -1, .5f, 3})
            .with("head.hidden1.normalisation.bias", List.of(5), new float[] {.1f, 0, 1, -1, .2f});
    float[] features = features(2);
    float[] expected = new float[6];
    for (int row = 0; row < 2; row++) {
      double[] x = new double[FEATURES];
      for (int i = 0; i < FEATURES; i++) {
        x[i] = features[row * FEATURES + i];
      }
      x = hidden(weights, "head.hidden1.", x);
      x = hidden(weights, "head.hidden2.", x);
      double[] answer = dense(weights, "head.", x);
      for (int c = 0; c < 3; c++) {
        expected[row * 3 + c] = (float) answer[c];
      }
    }
    assertArrayEquals(expected, scores(head, weights, features), 1e-5f);
  }

  /** Plain: dense, less the mean, by the deviation, times the factor, plus the offset, above 0. */
  private static double[] hidden(Weights weights, String name, double[] x) {
    double[] sums = dense(weights, name, x);
    double mean = 0;
    for (double sum : sums) {
      mean += sum / sums.length;
    }
    double variance = 0;
    for (double sum : sums) {
      variance += (sum - mean) * (sum - mean) / sums.length;
    }
    float[] factor = weights.values(name + "normalisation.weight");
    float[] offset = weights.values(name + "normalisation.bias");
    for (int i = 0; i < sums.length; i++) {
      double normal = (sums[i] - mean) / Math.sqrt(variance + 1e-5);
      sums[i] = Math.max(0, normal * factor[i] + offset[i]);
    }
    return sums;
  }

  private static double[] dense(Weights weights, String name, double[] x) {
    float[] matrix = weights.values(name + "weight");
    float[] bias = weights.values(name + "bias");
    double[] sums = new double[bias.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = bias[i];
      for (int j = 0; j < x.length; j++) {
        sums[i] += matrix[i * x.length + j] * x[j];
      }
    }
    return sums;
  }

  @Test
  void theLastLayerStartsAsAsked() {
    float[] random = network(Head.linear(CLASSES)).initialWeights(3).values("head.weight");
    Head small = Head.linear(CLASSES).withFirstWeights(Head.FirstWeights.SMALL);
    float[] hundredth = network(small).initialWeights(3).values("head.weight");
    for (int i = 0; i < random.length; i++) {
      assertEquals(random[i] / 100, hundredth[i], 1e-8);
    }
    Head zero = Head.linear(CLASSES).withHidden(8).withFirstWeights(Head.FirstWeights.ZERO);
    Weights start = network(zero).initialWeights(3);
    assertArrayEquals(new float[3 * 8], start.values("head.weight"));
    assertTrue(start.values("head.hidden1.weight")[0] != 0, "only the last layer is zero");
    assertArrayEquals(new float[6], scores(zero, start, features(2)));
    Weights scratch = network(zero).fromScratch().initialWeights(3);
    assertArrayEquals(new float[3 * 8], scratch.values("head.weight"));
  }

  @Test
  void aHeadOfOneLayerKeepsTheKeyThatItHad() {
    // The text under which runs of such heads are stored.
    String text = Head.linear(CLASSES).withDropout(0.5).canonical();
    assertFalse(text.contains("hidden"), text);
    assertFalse(text.contains("firstWeights"), text);
    assertTrue(Head.linear(CLASSES).withHidden(8).canonical().contains("hidden"));
  }

  @Test
  void itsLayersAreCountedAndShown() {
    Network network = network(Head.linear(CLASSES).withHidden(8));
    // 64 x 8 + 8, factors and offsets 8 + 8, 8 x 3 + 3
    assertTrue(network.toString().contains("563 trainable"), network.toString());
    List<List<String>> rows = new ArrayList<>(network.summary().rows());
    assertEquals("new head", rows.get(rows.size() - 1).get(0));
    assertEquals("27", rows.get(rows.size() - 1).get(2));
    assertEquals("head.hidden1.normalisation", rows.get(rows.size() - 2).get(0));
    assertEquals("head.hidden1", rows.get(rows.size() - 3).get(0));
    assertEquals(
        "head with hidden layers [8] for 3 classes, dropout 0.5, first weights zero",
        Head.linear(CLASSES)
            .withHidden(8)
            .withDropout(0.5)
            .withFirstWeights(Head.FirstWeights.ZERO)
            .toString());
  }

  @Test
  void errorsNameTheWayOut() {
    assertMessage(
        "hidden units [16, 0] must be at least 1 each; without hidden layers, leave withHidden out",
        () -> Head.linear(CLASSES).withHidden(16, 0));
    assertMessage(
        "a head of kind NEAREST_MEAN takes no hidden layers: it is not trained",
        () -> Head.nearestMean(CLASSES).withHidden(16));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
