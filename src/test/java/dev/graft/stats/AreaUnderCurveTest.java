package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AreaUnderCurveTest {
  private static final int[] ACTUAL = {0, 0, 0, 1, 1, 1, 1, 2, 2, 0, 1, 2};
  private static final double[][] PROBABILITIES = {
    {.7, .2, .1}, {.3, .5, .2}, {.5, .3, .2}, {.2, .6, .2}, {.1, .8, .1}, {.5, .4, .1},
    {.2, .3, .5}, {.1, .2, .7}, {.4, .3, .3}, {.6, .2, .2}, {.3, .4, .3}, {.2, .2, .6}
  };

  /** scikit-learn's roc_auc_score(multi_class="ovo", average="macro"), and without each row. */
  @Test
  void agreesWithScikitLearn() {
    PseudoValues values = AreaUnderCurve.pseudoValues(ACTUAL, PROBABILITIES);
    assertEquals(0.9180555555555555, values.metric(), 1e-12);
    double[] expected = {
      1.137037037, 0.3833333333, 1.0148148148, 1.1052083333, 1.1052083333, 0.81875,
      0.7041666667, 1.1166666667, 0.5208333333, 1.137037037, 0.8569444444, 1.1166666667
    };
    assertArrayEquals(expected, values.ofRows(), 1e-9);
  }

  /** scikit-learn's roc_auc_score of class 1 against the others. */
  @Test
  void isTheOrdinaryAreaForTwoClasses() {
    int[] actual = Arrays.stream(ACTUAL).map(c -> c == 1 ? 1 : 0).toArray();
    double[][] two =
        Arrays.stream(PROBABILITIES)
            .map(p -> new double[] {1 - p[1], p[1]})
            .toArray(double[][]::new);
    assertEquals(0.8857142857142857, AreaUnderCurve.of(actual, two), 1e-12);
  }

  /** A second, plain implementation: every pair of rows compared. */
  @Test
  void agreesWithComparingEveryPair() {
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      int[] actual = IntStream.range(0, 40).map(i -> i % 3).toArray();
      double[][] p = new double[40][];
      Arrays.setAll(p, i -> random.doubles(4).map(x -> Math.rint(10 * x) / 10).toArray());
      assertEquals(plain(actual, p), AreaUnderCurve.of(actual, p), 1e-12);
    }
  }

  private static double plain(int[] actual, double[][] p) {
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < actual.length && a != b; i++) {
          for (int j = 0; j < actual.length; j++) {
            if (actual[i] == a && actual[j] == b) {
              wins += p[i][a] > p[j][a] ? 1 : p[i][a] == p[j][a] ? 0.5 : 0;
              pairs++;
            }
          }
        }
        sum += pairs == 0 ? 0 : wins / pairs;
      }
    }
    return sum / 6;
  }

  @Test
  void refusesWhatHasNoArea() {
    assertEquals(
        "classes with test rows (1) must be at least 2 for an area under the curve",
        message(new int[] {1, 1}, new double[][] {{0, 1}, {0, 1}}));
    assertEquals(
        "test rows of a class (1) must be at least 2 for an area under the curve; take a larger"
            + " test part, or another metric",
        message(new int[] {1, 1, 0}, new double[][] {{0, 1}, {0, 1}, {1, 0}}));
    assertEquals(
        "probabilities (NaN) must be numbers",
        message(new int[] {1}, new double[][] {{0, Double.NaN}}));
    assertEquals(
        "actual (1) and probabilities (0) must be equally many, at least 1",
        message(new int[] {1}, new double[0][]));
  }

  private static String message(int[] actual, double[][] probabilities) {
    return assertThrows(
            IllegalArgumentException.class, () -> AreaUnderCurve.of(actual, probabilities))
        .getMessage();
  }
}
