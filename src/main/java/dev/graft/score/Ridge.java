package dev.graft.score;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Ridge regression on one-hot classes from the rows' products: with K and Y centred over the rows
 * that are learned from, (K + penalty I) A = Y; a row answers the class with the largest mean of Y
 * + (its products with those rows, less their means)' A.
 */
final class Ridge {
  /** Penalties that are tried, as shares of the mean squared length of a centred row. */
  static final double[] SHARES = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

  private Ridge() {}

  /**
   * The penalty whose leave-one-out squared error is least; the greatest of equals, so that where
   * nothing can be learned nothing is.
   */
  static double penalty(Spectrum spectrum, int[] classes, int count) {
    int n = classes.length;
    double scale = Arrays.stream(spectrum.strengths()).sum() / n;
    double best = Double.POSITIVE_INFINITY;
    double chosen = SHARES[SHARES.length - 1] * scale;
    double[][] sums = sums(spectrum, classes, count);
    for (int k = SHARES.length - 1; k >= 0; k--) {
      double error = leaveOneOut(spectrum, classes, sums, SHARES[k] * scale);
      if (error < best * (1 - 1e-9)) {
        best = error;
        chosen = SHARES[k] * scale;
      }
    }
    return chosen;
  }

  /** U'Y, (directions, classes). */
  private static double[][] sums(Spectrum spectrum, int[] classes, int count) {
    double[][] sums = new double[spectrum.rank()][count];
    for (int j = 0; j < sums.length; j++) {
      for (int i = 0; i < classes.length; i++) {
        sums[j][classes[i]] += spectrum.directions()[j][i];
      }
    }
    return sums;
  }

  /** Sum of (residual / (1 - leverage))^2: Allen 1974, exact for ridge with a free mean. */
  private static double leaveOneOut(
      Spectrum spectrum, int[] classes, double[][] sums, double penalty) {
    int n = classes.length;
    int count = sums.length == 0 ? 0 : sums[0].length;
    int[] rows = Labels.counts(classes, Math.max(count, 1 + max(classes)));
    double error = 0;
    for (int i = 0; i < n; i++) {
      double leverage = 1.0 / n;
      double[] fitted = new double[rows.length];
      for (int c = 0; c < rows.length; c++) {
        fitted[c] = (double) rows[c] / n;
      }
      for (int j = 0; j < sums.length; j++) {
        double s = spectrum.strengths()[j];
        double u = spectrum.directions()[j][i];
        double kept = s / (s + penalty) * u;
        leverage += kept * u;
        for (int c = 0; c < rows.length; c++) {
          fitted[c] += kept * sums[j][c];
        }
      }
      for (int c = 0; c < rows.length; c++) {
        double residual = ((classes[i] == c ? 1 : 0) - fitted[c]) / Math.max(1 - leverage, 1e-12);
        error += residual * residual;
      }
    }
    return error;
  }

  private static int max(int[] classes) {
    return Arrays.stream(classes).max().orElse(0);
  }

  /** What some rows answer after learning from others; the rows' products need not be centred. */
  static int[] answers(DMatrixRMaj products, int[] classes, Parts parts, double penalty) {
    int[] known = parts.learned();
    DMatrixRMaj k = Sample.part(products, known, known);
    double[] means = Sample.centre(k);
    int count = 1 + max(classes);
    double[] shares = new double[count];
    DMatrixRMaj targets = new DMatrixRMaj(known.length, count);
    for (int i = 0; i < known.length; i++) {
      targets.set(i, classes[known[i]], 1);
      shares[classes[known[i]]] += 1.0 / known.length;
    }
    for (int i = 0; i < known.length; i++) {
      k.add(i, i, Math.max(penalty, Double.MIN_NORMAL));
      for (int c = 0; c < count; c++) {
        targets.add(i, c, -shares[c]);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(known.length);
    DMatrixRMaj weights = new DMatrixRMaj(known.length, count);
    if (solver.setA(k)) {
      solver.solve(targets, weights);
    }
    DMatrixRMaj asked = Sample.part(products, parts.asked(), known);
    return largest(asked, means, weights, shares);
  }

  /** Rows to learn from, and rows to answer for. */
  record Parts(int[] learned, int[] asked) {}

  private static int[] largest(
      DMatrixRMaj asked, double[] means, DMatrixRMaj weights, double[] shares) {
    for (int i = 0; i < asked.numRows; i++) {
      for (int j = 0; j < asked.numCols; j++) {
        asked.add(i, j, -means[j]);
      }
    }
    DMatrixRMaj scores = new DMatrixRMaj(asked.numRows, shares.length);
    CommonOps_DDRM.mult(asked, weights, scores);
    int[] answers = new int[asked.numRows];
    for (int i = 0; i < answers.length; i++) {
      for (int c = 1; c < shares.length; c++) {
        boolean more =
            scores.get(i, c) + shares[c] > scores.get(i, answers[i]) + shares[answers[i]] + 1e-12;
        answers[i] = more ? c : answers[i];
      }
    }
    return answers;
  }
}
