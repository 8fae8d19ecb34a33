package dev.graft.stats;

import dev.graft.internal.Text;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: how likely a row of a class gets a higher
 * probability of that class than a row of another.
 *
 * <p>A(a|b) = mean over the rows i of class a and j of class b of [p_i(a) &gt; p_j(a)], ties one
 * half; the area is the mean of A(a|b) over all ordered pairs of classes that have test rows. For
 * two classes whose probabilities sum to 1 it is the ordinary area.
 *
 * <p>Shapes: actual (N), class indices from 0; probabilities (N, classes).
 *
 * <p>Range: [0, 1]; 0.5 is chance, higher is better.
 *
 * <p>Degenerate cases: a class without test rows has no part in it. Fewer than two classes with
 * rows leave it undefined, and a single row of a class cannot be left out: both are refused, as is
 * NaN.
 *
 * <p>Source: Hand &amp; Till 2001, "A simple generalisation of the area under the ROC curve for
 * multiple class classification problems", Machine Learning 45; leaving out one row in closed form
 * by its placement: DeLong, DeLong &amp; Clarke-Pearson 1988, Biometrics 44.
 */
public final class AreaUnderCurve {
  private final int[][] rowsOf;
  private final double[][] probabilities;
  private final double[] change;
  private double sum;

  private AreaUnderCurve(int[] actual, double[][] probabilities) {
    this.probabilities = probabilities;
    change = new double[actual.length];
    int classes = probabilities[0].length;
    rowsOf =
        IntStream.range(0, classes)
            .mapToObj(c -> IntStream.range(0, actual.length).filter(i -> actual[i] == c).toArray())
            .toArray(int[][]::new);
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        if (a != b && rowsOf[a].length > 0 && rowsOf[b].length > 0) {
          add(a, b);
        }
      }
    }
  }

  /** The area of these answers. */
  public static double of(int[] actual, double[][] probabilities) {
    return pseudoValues(actual, probabilities).metric();
  }

  /** The area as a value per row. */
  public static PseudoValues pseudoValues(int[] actual, double[][] probabilities) {
    check(actual, probabilities);
    AreaUnderCurve area = new AreaUnderCurve(actual, probabilities);
    long present = Arrays.stream(area.rowsOf).filter(rows -> rows.length > 0).count();
    double pairs = present * (present - 1.0);
    checkClasses(area.rowsOf, present);
    double value = area.sum / pairs;
    double[] without = Arrays.stream(area.change).map(change -> value + change / pairs).toArray();
    return PseudoValues.ofDeletions(value, without);
  }

  private static void check(int[] actual, double[][] probabilities) {
    if (actual.length == 0 || actual.length != probabilities.length) {
      throw new IllegalArgumentException(
          Text.format(
              "actual (%d) and probabilities (%d) must be equally many, at least 1",
              actual.length, probabilities.length));
    }
    for (double[] row : probabilities) {
      if (!Arrays.stream(row).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("probabilities (NaN) must be numbers");
      }
    }
  }

  private static void checkClasses(int[][] rowsOf, long present) {
    if (present < 2) {
      throw new IllegalArgumentException(
          "classes with test rows ("
              + present
              + ") must be at least 2 for an area under the curve");
    }
    for (int[] rows : rowsOf) {
      if (rows.length == 1) {
        throw new IllegalArgumentException(
            "test rows of a class (1) must be at least 2 for an area under the curve; take a larger"
                + " test part, or another metric");
      }
    }
  }

  /** Adds A(a|b) to the sum, and what each row's absence would change in it. */
  private void add(int a, int b) {
    double[] ofA = sorted(a, a);
    double[] ofB = sorted(b, a);
    double area = 0;
    for (int i : rowsOf[a]) {
      area += below(ofB, probabilities[i][a]) / rowsOf[a].length;
    }
    sum += area;
    for (int i : rowsOf[a]) {
      change[i] += (area - below(ofB, probabilities[i][a])) / (rowsOf[a].length - 1);
    }
    for (int j : rowsOf[b]) {
      change[j] += (area - 1 + below(ofA, probabilities[j][a])) / (rowsOf[b].length - 1);
    }
  }

  private double[] sorted(int rowsOfClass, int probabilityOf) {
    return Arrays.stream(rowsOf[rowsOfClass])
        .mapToDouble(i -> probabilities[i][probabilityOf])
        .sorted()
        .toArray();
  }

  /** The share of the sorted values that lie below, ties one half. */
  private static double below(double[] sorted, double value) {
    return (first(sorted, value, false) + first(sorted, value, true)) / (2.0 * sorted.length);
  }

  /** The index of the first value that is not below, or with ties above, the given one. */
  private static int first(double[] sorted, double value, boolean above) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || above && sorted[middle] == value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
