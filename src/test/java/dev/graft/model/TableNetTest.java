package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.MadeTables;
import dev.graft.data.TableSet;
import dev.graft.input.Preprocessing;
import dev.graft.input.TableEncoding;
import dev.graft.model.NetworkBlock.Range;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The net for tables as a description and as a live block. */
@Tag("engine")
class TableNetTest {
  private static final TableSet TABLE = MadeTables.of("made", 40, 1, x -> x[0]);
  private static final TableEncoding ENCODING = TABLE.encoding();
  private static final Base BASE = TableNet.untrained(ENCODING, List.of(5, 3));
  private static final Head HEAD = Head.linear(TABLE.classes());

  @Test
  void itIsDescribedLikeAnyBase() {
    assertEquals(List.of("dense1", "dense2"), BASE.cuts());
    assertEquals("table-net 8-5-3", BASE.backbone().name());
    assertEquals(3, BASE.backbone().features());
    assertEquals(new Shape(1, 5), NetworkBlock.shapes(BASE).get(0));
    Network network = BASE.frozenUpTo("dense1").withHead(HEAD);
    // By hand: 8 x 5 + 5 frozen; 5 x 3 + 3 and the head's 3 x 2 + 2 trained.
    assertTrue(network.toString().contains("45 parameters frozen, 26 trainable."));
    assertTrue(
        BASE.toString().contains("Input: 8 numbers from 8 columns, standardised on 40 rows"));
    assertTrue(network.canonical().contains(ENCODING.canonical()), "the statistics are in the key");
    assertEquals(
        "units (0) must be at least 1",
        assertThrows(
                IllegalArgumentException.class, () -> TableNet.untrained(ENCODING, List.of(4, 0)))
            .getMessage());
  }

  @Test
  void theBlockComputesWhatPlainLoopsDo() {
    Network network = BASE.withHead(HEAD).fromScratch();
    Weights weights = network.initialWeights(3);
    float[] row = TABLE.numbers(7, ENCODING);
    float[] expected =
        dense(
            dense(dense(row, weights, "dense1", true), weights, "dense2", true),
            weights,
            "head",
            false);
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(network.base().backbone(), network.head()).load(manager, weights);
      ParameterStore store = NetworkBlock.store(manager);
      NDArray input = manager.create(row, NetworkBlock.batch(ENCODING, 1));
      NDArray features = block.stages(store, input, new Range(0, 2), false);
      float[] scores = block.scores(store, features, false).toFloatArray();
      for (int c = 0; c < expected.length; c++) {
        assertEquals(expected[c], scores[c], 1e-5f);
      }
    }
  }

  private static float[] dense(float[] input, Weights weights, String layer, boolean rectified) {
    float[] matrix = weights.values(layer + ".weight");
    float[] bias = weights.values(layer + ".bias");
    float[] output = new float[bias.length];
    for (int i = 0; i < output.length; i++) {
      double sum = bias[i];
      for (int j = 0; j < input.length; j++) {
        sum += (double) matrix[i * input.length + j] * input[j];
      }
      output[i] = (float) (rectified ? Math.max(0, sum) : sum);
    }
    return output;
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void whatNeedsPicturesRefusesIt() {
    ImageSet shoes = FashionMnist.clothing().only("Sandal", "Bag");
    String taken = " needs a base for pictures, but this one takes rows of a table: 8 numbers from";
    assertTrue(refused(() -> BASE.check(shoes)).contains(taken));
    assertTrue(refused(() -> BASE.withSize(64)).contains(taken));
    assertTrue(refused(BASE::preprocessing).startsWith("the preprocessing of TableNet" + taken));
    assertTrue(
        refused(() -> BASE.withPreprocessing(Preprocessing.uniform(28, 1, 0, 1))).contains(taken));
    assertTrue(
        refused(() -> FashionNet.clothing().withPreprocessing(ENCODING))
            .endsWith("must be for pictures, which FashionNet (clothing) takes"));
  }

  @Test
  void anEncodingOfOtherColumnsIsRefused() {
    TableEncoding fewer = TABLE.without("x7").encoding();
    assertTrue(
        refused(() -> BASE.withPreprocessing(fewer))
            .startsWith(
                "columns [x0, x1, x2, x3, x4, x5, x6] must be those that TableNet was made"));
    TableEncoding own = TABLE.standardised(ENCODING, List.of(0, 1, 2, 3));
    assertEquals(own, BASE.withPreprocessing(own).input());
    assertEquals(ENCODING, BASE.withPreprocessing(own).withExpectedPreprocessing().input());
  }

  @Test
  void theLinearControlTakesTheNumbersThemselves() {
    Network linear = Control.LINEAR_ON_PIXELS.of(BASE.withHead(HEAD));
    assertEquals(8, linear.base().backbone().features());
    assertEquals("linear on the input", Control.in(linear).orElseThrow().words(linear));
  }
}
