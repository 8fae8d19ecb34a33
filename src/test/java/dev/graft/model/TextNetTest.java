package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.graft.data.FashionMnist;
import dev.graft.input.Vocabulary;
import dev.graft.model.NetworkBlock.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The net for sentences as a description and as a live block, against plain loops. */
@Tag("engine")
class TextNetTest {
  private static final Vocabulary WORDS =
      Vocabulary.of(List.of("a", "good", "bad", "film", "not"), "five words").withLength(6);
  private static final Base BASE = TextNet.untrained(WORDS, 4, 5, 3);
  private static final Head HEAD = Head.linear(List.of("bad", "good"));
  private static final List<String> SENTENCES =
      List.of("not a good film", "bad", "a strange but good film , not a bad one", "film film");

  @Test
  void itIsDescribedLikeAnyBase() {
    assertEquals(List.of("embedding", "convolution", "dense"), BASE.cuts());
    assertEquals("text-net 7-4-5-3", BASE.backbone().name());
    assertEquals(
        List.of(new Shape(1, 4, 1, 6), new Shape(1, 5), new Shape(1, 3)),
        NetworkBlock.shapes(BASE));
    Network network = BASE.frozenUpTo("convolution").withHead(HEAD);
    // By hand: 7 x 4 + 5 x 4 x 3 + 5 frozen; 5 x 3 + 3 and the head's 3 x 2 + 2 trained.
    assertTrue(network.toString().contains("93 parameters frozen, 26 trainable."));
    assertTrue(BASE.toString().contains("Input: sentences of up to 6 words, by the 5 most"));
    assertTrue(network.canonical().contains(WORDS.canonical()), "the words are in the key");
    // By hand: 4 x 6 behind the embedding, 5 x 6 before the maximum, 3.
    assertEquals(24 + 30 + 3, NetworkBlock.valuesPerPicture(BASE, 0));
  }

  @Test
  void theBlockComputesWhatPlainLoopsDo() {
    Network network = BASE.withHead(HEAD).fromScratch();
    Weights weights = network.initialWeights(3);
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = block(network).load(manager, weights);
      NDArray input = manager.create(numbers(), NetworkBlock.batch(WORDS, SENTENCES.size()));
      ParameterStore store = NetworkBlock.store(manager);
      NDArray features = block.stages(store, input, new Range(0, 3), false);
      float[] scores = block.scores(store, features, false).toFloatArray();
      Map<String, float[]> values = values(weights);
      for (int row = 0; row < SENTENCES.size(); row++) {
        double[] expected = scores(WORDS.numbers(SENTENCES.get(row)), values);
        assertEquals(expected[0], scores[2 * row], 1e-5);
        assertEquals(expected[1], scores[2 * row + 1], 1e-5);
      }
    }
  }

  /** Central differences of the plain loops, which share nothing with the engine. */
  @Test
  void theGradientReachesTheVectorsOfTheWordsThatOccur() {
    Network network = BASE.withHead(HEAD).fromScratch();
    Weights weights = withOffsets(network.initialWeights(3));
    for (String tensor : List.of("embedding.weight", "convolution.weight", "convolution.bias")) {
      float[] ours = gradient(network, weights, tensor);
      Map<String, float[]> values = values(weights);
      float[] moved = values.get(tensor);
      double largest = 0;
      for (int i = 0; i < moved.length; i++) {
        float before = moved[i];
        moved[i] = before + 1e-3f;
        double above = sum(values);
        moved[i] = before - 1e-3f;
        double below = sum(values);
        moved[i] = before;
        assertEquals((above - below) / 2e-3, ours[i], 2e-3, tensor + " " + i);
        largest = Math.max(largest, Math.abs(ours[i]));
      }
      assertTrue(largest > 0.01, tensor + " moves");
      if (tensor.startsWith("embedding")) {
        assertEquals(0, Math.abs(ours[0]) + Math.abs(ours[3]), "padding has no vector");
      }
    }
  }

  /** At an offset of 0 the ReLU has a kink where a whole window is padding. */
  private static Weights withOffsets(Weights weights) {
    Map<String, Weights.Tensor> tensors = new HashMap<>();
    weights
        .names()
        .forEach(
            name ->
                tensors.put(
                    name, new Weights.Tensor(weights.shape(name), weights.values(name).clone())));
    tensors.put(
        "convolution.bias",
        new Weights.Tensor(List.of(5), new float[] {0.05f, 0.1f, 0.15f, 0.2f, 0.25f}));
    return new Weights(tensors);
  }

  private static NetworkBlock block(Network network) {
    return new NetworkBlock(network.base().backbone(), network.head());
  }

  private static float[] gradient(Network network, Weights weights, String tensor) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = block(network).load(manager, weights);
      NDArray array = block.arrays(List.of(tensor)).get(tensor);
      array.setRequiresGradient(true);
      NDArray input = manager.create(numbers(), NetworkBlock.batch(WORDS, SENTENCES.size()));
      NDArray signs = manager.create(new float[] {-1, 1}, new Shape(1, 2));
      ParameterStore store = NetworkBlock.store(manager);
      try (GradientCollector collector = Engines.current().newGradientCollector()) {
        NDArray features = block.stages(store, input, new Range(0, 3), true);
        collector.backward(block.scores(store, features, true).mul(signs).sum());
      }
      return array.getGradient().toFloatArray();
    }
  }

  private static float[] numbers() {
    float[] all = new float[SENTENCES.size() * WORDS.length()];
    for (int row = 0; row < SENTENCES.size(); row++) {
      System.arraycopy(
          WORDS.numbers(SENTENCES.get(row)), 0, all, row * WORDS.length(), WORDS.length());
    }
    return all;
  }

  private static Map<String, float[]> values(Weights weights) {
    Map<String, float[]> values = new HashMap<>();
    weights.names().forEach(name -> values.put(name, weights.values(name).clone()));
    return values;
  }

  private static double sum(Map<String, float[]> values) {
    double sum = 0;
    for (String sentence : SENTENCES) {
      double[] scores = scores(WORDS.numbers(sentence), values);
      sum += scores[1] - scores[0];
    }
    return sum;
  }

  private static double[] scores(float[] sentence, Map<String, float[]> values) {
    float[] vectors = values.get("embedding.weight");
    float[] kernels = values.get("convolution.weight");
    double[] highest = new double[5];
    for (int filter = 0; filter < 5; filter++) {
      for (int position = 0; position < sentence.length; position++) {
        double sum = values.get("convolution.bias")[filter];
        for (int tap = 0; tap < 3; tap++) {
          int place = position + tap - 1;
          int word = place < 0 || place >= sentence.length ? 0 : (int) sentence[place];
          for (int unit = 0; word > 0 && unit < 4; unit++) {
            sum += (double) kernels[(filter * 4 + unit) * 3 + tap] * vectors[word * 4 + unit];
          }
        }
        highest[filter] = Math.max(highest[filter], sum);
      }
    }
    double[] features = dense(highest, values, "dense");
    for (int i = 0; i < features.length; i++) {
      features[i] = Math.max(0, features[i]);
    }
    return dense(features, values, "head");
  }

  private static double[] dense(double[] input, Map<String, float[]> values, String layer) {
    float[] matrix = values.get(layer + ".weight");
    double[] output = new double[values.get(layer + ".bias").length];
    for (int i = 0; i < output.length; i++) {
      output[i] = values.get(layer + ".bias")[i];
      for (int j = 0; j < input.length; j++) {
        output[i] += (double) matrix[i * input.length + j] * input[j];
      }
    }
    return output;
  }

  @Test
  void theLinearControlTakesWordCounts() {
    Network linear = Control.LINEAR_ON_PIXELS.of(BASE.withHead(HEAD));
    assertEquals("linear on the input", Control.LINEAR_ON_PIXELS.words(linear));
    try (NDManager manager = Engines.current().newBaseManager()) {
      NDArray input = manager.create(numbers(), NetworkBlock.batch(WORDS, SENTENCES.size()));
      NDArray counts =
          block(linear).stages(NetworkBlock.store(manager), input, new Range(0, 1), false);
      assertEquals(new Shape(4, 7), counts.getShape());
      // Padding, unseen, a, good, bad, film, not; counted by hand, of six words at most.
      float[] expected = {2, 0, 1, 1, 0, 1, 1, 5, 0, 0, 0, 1, 0, 0};
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], counts.toFloatArray()[i]);
      }
    }
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertEquals(
        "base TextNet must keep its first stage, embedding, since no other takes the numbers of"
            + " words; remove last stages with withoutLast(1), or draw all but the first anew with"
            + " knowingUpTo(stage)",
        refused(() -> BASE.withoutFirst(1)));
    assertEquals(
        "filters (0) must be at least 1", refused(() -> TextNet.untrained(WORDS, 1, 0, 1)));
    Vocabulary fewer = WORDS.withMostWords(3);
    assertTrue(
        refused(() -> BASE.withPreprocessing(fewer)).contains("must have the words that TextNet"));
    assertEquals(9, BASE.withPreprocessing(WORDS.withLength(9)).input().length());
    assertTrue(
        refused(() -> BASE.check(FashionMnist.clothing()))
            .contains(" needs a base for pictures, but this one takes sentences"));
  }
}
