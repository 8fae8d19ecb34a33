package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MacroF1Test {
  private static final int[] ACTUAL = {0, 0, 0, 1, 1, 1, 1, 2, 2, 0, 1, 2};
  private static final int[] PREDICTED = {0, 1, 0, 1, 1, 0, 2, 2, 0, 0, 1, 2};

  /** scikit-learn's f1_score(average="macro"), and the same without each of the rows. */
  @Test
  void agreesWithScikitLearn() {
    PseudoValues values = MacroF1.pseudoValues(ACTUAL, PREDICTED, 3);
    assertEquals(0.6666666666666666, values.metric(), 1e-12);
    assertEquals(values.metric(), MacroF1.of(ACTUAL, PREDICTED, 3));
    double[] expected = {
      0.9736772487, 0.0133597884, 0.9736772487, 0.9736772487, 0.9736772487, 0.0133597884,
      -0.169973545, 1.2355820106, -0.169973545, 0.9736772487, 0.9736772487, 1.2355820106
    };
    assertArrayEquals(expected, values.ofRows(), 1e-9);
  }

  @Test
  void closedFormIsComputingWithoutEachRow() {
    Random random = new Random(2);
    int[] actual = IntStream.range(0, 60).map(i -> i % 4).toArray();
    int[] predicted = random.ints(60, 0, 4).toArray();
    double[] rows = MacroF1.pseudoValues(actual, predicted, 5).ofRows();
    double[] without =
        IntStream.range(0, 60)
            .mapToDouble(i -> MacroF1.of(but(actual, i), but(predicted, i), 5))
            .toArray();
    double mean = Arrays.stream(without).average().orElseThrow();
    for (int i = 0; i < 60; i++) {
      assertEquals(MacroF1.of(actual, predicted, 5) + 59 * (mean - without[i]), rows[i], 1e-9);
    }
    assertEquals(
        MacroF1.of(actual, predicted, 5), Arrays.stream(rows).average().orElseThrow(), 1e-12);
  }

  private static int[] but(int[] all, int without) {
    return IntStream.range(0, all.length).filter(i -> i != without).map(i -> all[i]).toArray();
  }

  @Test
  void aClassWithoutRowsHasNoPartAndOneNeverAnsweredHasNone() {
    // By hand: class 0 has 2 / (2 + 1) * ... TP 1, FN 1, FP 0: 2/3; class 1 was never answered: 0.
    assertEquals((2.0 / 3 + 0) / 2, MacroF1.of(new int[] {0, 0, 1}, new int[] {0, 2, 2}, 3), 1e-12);
  }

  @Test
  void refusesNoRows() {
    assertEquals(
        "actual (0) and predicted (0) must be equally many, at least 1",
        assertThrows(IllegalArgumentException.class, () -> MacroF1.of(new int[0], new int[0], 2))
            .getMessage());
  }
}
