package dev.graft.stats;

import dev.graft.internal.Text;

/**
 * Macro-F1: the mean over classes of the harmonic mean of precision and recall.
 *
 * <p>F1_c = 2 TP_c / (2 TP_c + FP_c + FN_c); macro-F1 = the plain mean of F1_c over the classes
 * that have a test row.
 *
 * <p>Shapes: actual (N), predicted (N), class indices from 0.
 *
 * <p>Range: [0, 1]; higher is better.
 *
 * <p>Degenerate cases: a class that was never answered has F1 0. A class without test rows has no
 * part in the mean; answers of that class still count as wrong for the rows' own class. Leaving out
 * a class's only row leaves that class with F1 0. Without rows the metric is not defined, and is
 * refused.
 *
 * <p>Source: Sokolova &amp; Lapalme 2009, "A systematic analysis of performance measures for
 * classification tasks", Information Processing and Management 45.
 */
public final class MacroF1 {
  private final int[] right;
  private final int[] answered;
  private final int[] rowsOf;
  private final int present;

  private MacroF1(int[] actual, int[] predicted, int classes) {
    right = new int[classes];
    answered = new int[classes];
    rowsOf = new int[classes];
    for (int i = 0; i < actual.length; i++) {
      right[actual[i]] += actual[i] == predicted[i] ? 1 : 0;
      answered[predicted[i]]++;
      rowsOf[actual[i]]++;
    }
    int count = 0;
    for (int rows : rowsOf) {
      count += rows > 0 ? 1 : 0;
    }
    present = count;
  }

  /** The metric of these answers. */
  public static double of(int[] actual, int[] predicted, int classes) {
    check(actual, predicted);
    return new MacroF1(actual, predicted, classes).value();
  }

  /** The metric as a value per row. */
  public static PseudoValues pseudoValues(int[] actual, int[] predicted, int classes) {
    check(actual, predicted);
    MacroF1 all = new MacroF1(actual, predicted, classes);
    double value = all.value();
    double[] without = new double[actual.length];
    for (int i = 0; i < without.length; i++) {
      without[i] = value + all.change(actual[i], predicted[i]) / all.present;
    }
    return PseudoValues.ofDeletions(value, without);
  }

  private static void check(int[] actual, int[] predicted) {
    if (actual.length == 0 || actual.length != predicted.length) {
      throw new IllegalArgumentException(
          Text.format(
              "actual (%d) and predicted (%d) must be equally many, at least 1",
              actual.length, predicted.length));
    }
  }

  private double value() {
    double sum = 0;
    for (int c = 0; c < rowsOf.length; c++) {
      sum += f1(c, 0, 0, 0);
    }
    return sum / present;
  }

  /** What leaving out a row changes in the sum over classes: only its two classes. */
  private double change(int actual, int predicted) {
    if (actual == predicted) {
      return f1(actual, 1, 1, 1) - f1(actual, 0, 0, 0);
    }
    return f1(actual, 0, 0, 1)
        - f1(actual, 0, 0, 0)
        + f1(predicted, 0, 1, 0)
        - f1(predicted, 0, 0, 0);
  }

  private double f1(int c, int lessRight, int lessAnswered, int lessRows) {
    int both = answered[c] - lessAnswered + rowsOf[c] - lessRows;
    return rowsOf[c] == 0 || both == 0 ? 0 : 2.0 * (right[c] - lessRight) / both;
  }
}
