package dev.graft.score;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * How different the covariances of two sets of rows are.
 *
 * <p>||C_s - C_t||^2 / (4 d^2) (Frobenius), covariances with 1 / (n - 1); from the rows' products,
 * since tr(C_s C_t) is the sum of their squares over the two sets, each about its own mean.
 *
 * <p>Shapes: source (m, d), target (n, d); each at least 2 rows.
 *
 * <p>Range and direction: at least 0, without an upper bound; lower is nearer. It grows with the
 * fourth power of the features' scale, so it compares data under one base, not bases.
 *
 * <p>Degenerate cases: equal rows on a side have covariance 0; NaN is refused. Means play no part.
 *
 * <p>Source: Sun &amp; Saenko 2016, "Deep CORAL: correlation alignment for deep domain adaptation".
 */
public final class CoralDistance {
  private CoralDistance() {}

  /** The distance as published. */
  public static CoralDistance withDefaults() {
    return new CoralDistance();
  }

  /** The distance of two sets of rows in the features of one base. */
  public Score score(double[][] source, double[][] target) {
    Domains domains = Domains.of(source, target);
    int[] first = IntStream.range(0, domains.source()).toArray();
    int[] second = IntStream.range(domains.source(), domains.rows()).toArray();
    double squared =
        product(domains, first, first)
            + product(domains, second, second)
            - 2 * product(domains, first, second);
    double features = domains.features();
    return new Score(
        Measure.CORAL_DISTANCE,
        Math.max(0, squared) / (4 * features * features),
        new Score.Range(0, Double.POSITIVE_INFINITY),
        domains.size(),
        List.of());
  }

  /** tr(C_a C_b). */
  private static double product(Domains domains, int[] a, int[] b) {
    DMatrixRMaj part = Sample.part(domains.products(), a, b);
    double[] rows = new double[a.length];
    double[] columns = new double[b.length];
    double all = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        rows[i] += part.get(i, j) / b.length;
        columns[j] += part.get(i, j) / a.length;
        all += part.get(i, j) / a.length / b.length;
      }
    }
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        part.add(i, j, all - rows[i] - columns[j]);
      }
    }
    return Sample.dot(part, part) / ((a.length - 1.0) * (b.length - 1.0));
  }
}
