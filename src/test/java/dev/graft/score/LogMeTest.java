package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class LogMeTest {
  private static double value(FeatureScore score, double[][] features, int[] labels) {
    return score.score(features, labels).value();
  }

  /** Why nothing is ranked by it unasked: one feature that is 1 beats eight that tell a little. */
  @Test
  void logMeCanPreferFeaturesThatTellNothing() {
    double[][] ones = new double[30][1];
    Arrays.stream(ones).forEach(row -> row[0] = 1);
    double little = value(LogMe.withDefaults(), Made.features(30, 8), Made.labels(30));
    assertTrue(value(LogMe.withDefaults(), ones, Made.labels(30)) > little);
    assertTrue(value(LinearProbe.withDefaults(), Made.features(30, 8), Made.labels(30)) > 0.5);
  }

  @Test
  void theScaleOfTheFeaturesDoesNotMatterWhereRowsAreFew() {
    double[][] features = Made.features(20, 60);
    double one = value(LogMe.withDefaults(), features, Made.labels(20));
    for (double scale : new double[] {1e-4, 0.03, 40, 1e5}) {
      double[][] scaled =
          Arrays.stream(features)
              .map(row -> Arrays.stream(row).map(x -> scale * x).toArray())
              .toArray(double[][]::new);
      assertEquals(one, value(LogMe.withDefaults(), scaled, Made.labels(20)), 1e-6);
    }
  }

  /** The evidence at a lambda, by its definition and not by the directions of the features. */
  @Test
  void noLambdaHasAHigherEvidence() {
    double[][] features = Made.features(12, 3);
    int[] labels = Made.labels(12);
    double found = value(LogMe.withDefaults(), features, labels);
    double best = 0;
    int classes = 1 + Arrays.stream(labels).max().orElseThrow();
    for (int c = 0; c < classes; c++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (double log = -14; log <= 14; log += 0.005) {
        highest = Math.max(highest, evidence(features, labels, c, Math.exp(log)));
      }
      best += highest / classes;
    }
    assertEquals(best, found, 1e-5);
    assertTrue(found >= best - 1e-9, found + " must not be below " + best);
  }

  /** ln N(t; 0, (I + F F' / lambda) / beta) per row, beta at its best. */
  private static double evidence(double[][] features, int[] labels, int c, double lambda) {
    int n = labels.length;
    DMatrixRMaj f = new DMatrixRMaj(features);
    DMatrixRMaj covariance = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.multAddTransB(1 / lambda, f, f, covariance);
    DMatrixRMaj t = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      t.set(i, 0, labels[i] == c ? 1 : 0);
    }
    DMatrixRMaj solved = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.solve(covariance, t, solved);
    double residual = CommonOps_DDRM.dot(t, solved);
    double determinant = Math.log(CommonOps_DDRM.det(covariance));
    return (-n / 2.0 * Math.log(2 * Math.PI * residual / n) - n / 2.0 - determinant / 2) / n;
  }
}
