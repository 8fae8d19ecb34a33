package dev.graft.linear;

import dev.graft.internal.Check;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of features with what should be answered for them. The arrays are not copied and must not be
 * changed.
 *
 * @param features (n, d), n and d at least 1
 * @param targets (n, classes), at least 0: how much each class counts for a row, so that a row's
 *     sum is its weight; one 1 per row is the plain case; rows that are the same may be shared
 * @param labels the class of each row, by which answers are judged
 * @param origins whose copy each row is, such as a picture's number; copies stay together
 * @param groups which rows must not be parted beside these; empty: all may be
 */
public record LabelledFeatures(
    float[][] features, double[][] targets, int[] labels, int[] origins, int[] groups) {
  /** Checks that the parts fit, and that all features are numbers. */
  public LabelledFeatures {
    int n = features.length;
    Check.atLeast("rows", n, 1);
    Check.that(
        targets.length == n && labels.length == n && origins.length == n,
        "features (%d rows), targets (%d), labels (%d) and origins (%d) must be as many",
        n,
        targets.length,
        labels.length,
        origins.length);
    Check.that(
        groups.length == 0 || groups.length == n,
        "groups (%d) must be as many as features (%d rows), or none",
        groups.length,
        n);
    for (int i = 0; i < n; i++) {
      check(features[i], i, features[0].length);
      Check.that(
          targets[i].length == targets[0].length && labels[i] < targets[0].length,
          "row %d has label %d and %d targets; there are %d classes",
          i,
          labels[i],
          targets[i].length,
          targets[0].length);
    }
  }

  /** Rows that may be parted, copies excepted. */
  public LabelledFeatures(float[][] features, double[][] targets, int[] labels, int[] origins) {
    this(features, targets, labels, origins, new int[0]);
  }

  /** Rows of which each counts the same and is nobody's copy. */
  public static LabelledFeatures of(float[][] features, int[] labels, int classes) {
    double[][] each = new double[classes][classes];
    for (int c = 0; c < classes; c++) {
      each[c][c] = 1;
    }
    double[][] targets =
        Arrays.stream(labels).mapToObj(label -> each[label]).toArray(double[][]::new);
    int[] origins = IntStream.range(0, labels.length).toArray();
    return new LabelledFeatures(features, targets, labels, origins);
  }

  private static void check(float[] row, int number, int length) {
    Check.that(
        row.length == length,
        "row %d has %d features and the first has %d; they must be as many",
        number,
        row.length,
        length);
    for (int j = 0; j < length; j++) {
      if (!Float.isFinite(row[j])) {
        Check.that(
            false,
            "feature %d of row %d (%s) must be a number; look at how rows enter the base",
            j,
            number,
            row[j]);
      }
    }
  }

  /** The number of rows, copies included. */
  public int rows() {
    return labels.length;
  }

  /** The number of classes. */
  public int classes() {
    return targets[0].length;
  }

  /** The classes that have a row. */
  public Set<Integer> present() {
    return new HashSet<>(Arrays.stream(labels).boxed().toList());
  }

  /** Whether some rows must not be parted. */
  boolean grouped() {
    return groups.length > 0;
  }

  /** Some of the rows, by their places. */
  LabelledFeatures only(List<Integer> places) {
    return new LabelledFeatures(
        places.stream().map(i -> features[i]).toArray(float[][]::new),
        places.stream().map(i -> targets[i]).toArray(double[][]::new),
        places.stream().mapToInt(i -> labels[i]).toArray(),
        places.stream().mapToInt(i -> origins[i]).toArray(),
        grouped() ? places.stream().mapToInt(i -> groups[i]).toArray() : groups);
  }
}
