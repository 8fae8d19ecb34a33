package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Arrays;

/**
 * How well clusters agree with classes, whatever the clusters are called.
 *
 * <p>n_ij rows of class i in cluster j, sums a_i and b_j, C(x) = x (x - 1) / 2. Adjusted Rand
 * index: (sum C(n_ij) - E) / ((sum C(a_i) + sum C(b_j)) / 2 - E) with E = sum C(a_i) sum C(b_j) /
 * C(n). Normalised mutual information: I / ((H_a + H_b) / 2), natural logarithms.
 *
 * <p>Range and direction: the index at most 1, 0 by chance, may be below; the information in [0,
 * 1], 0 where they are independent, but above 0 by chance with many small clusters; higher is
 * better for both.
 *
 * <p>Degenerate cases: one class and one cluster agree wholly, 1 and 1.
 *
 * <p>Source: Hubert &amp; Arabie 1985, "Comparing partitions"; Vinh et al. 2010, "Information
 * theoretic measures for clusterings comparison", JMLR 11 (arithmetic mean).
 *
 * @param adjustedRandIndex the index
 * @param mutualInformation normalised
 */
public record ClusterAgreement(double adjustedRandIndex, double mutualInformation)
    implements Shown {
  /** The agreement of two numberings of the same rows, from 0 on. */
  public static ClusterAgreement of(int[] classes, int[] clusters) {
    Check.that(
        classes.length == clusters.length && classes.length > 0,
        "rows (%d and %d) must be the same on both sides, and at least 1",
        classes.length,
        clusters.length);
    double[][] table = new double[size(classes)][size(clusters)];
    for (int row = 0; row < classes.length; row++) {
      table[classes[row]][clusters[row]]++;
    }
    double[] a = Arrays.stream(table).mapToDouble(line -> Arrays.stream(line).sum()).toArray();
    double[] b = new double[table[0].length];
    Arrays.stream(table).forEach(line -> Arrays.setAll(b, j -> b[j] + line[j]));
    return new ClusterAgreement(index(table, a, b), information(table, a, b));
  }

  private static int size(int[] numbers) {
    return Arrays.stream(numbers).max().orElseThrow() + 1;
  }

  private static double pairs(double[] counts) {
    return Arrays.stream(counts).map(count -> count * (count - 1) / 2).sum();
  }

  private static double index(double[][] table, double[] a, double[] b) {
    double together = Arrays.stream(table).mapToDouble(ClusterAgreement::pairs).sum();
    double n = Arrays.stream(a).sum();
    double ofA = pairs(a);
    double ofB = pairs(b);
    double expected = n < 2 ? 0 : ofA * ofB / (n * (n - 1) / 2);
    double most = (ofA + ofB) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double information(double[][] table, double[] a, double[] b) {
    double n = Arrays.stream(a).sum();
    double information = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double count = table[i][j];
        information += count == 0 ? 0 : count / n * Math.log(n * count / (a[i] * b[j]));
      }
    }
    double both = (entropy(a, n) + entropy(b, n)) / 2;
    return both == 0 ? 1 : Math.max(0, Math.min(1, information / both));
  }

  private static double entropy(double[] counts, double n) {
    return -Arrays.stream(counts)
        .filter(count -> count > 0)
        .map(count -> count / n * Math.log(count / n))
        .sum();
  }

  @Override
  public String toString() {
    return Text.format(
        "adjusted Rand index %.3f (0 by chance), normalised mutual information %.3f",
        adjustedRandIndex, mutualInformation);
  }
}
