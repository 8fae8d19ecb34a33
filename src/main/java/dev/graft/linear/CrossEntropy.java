package dev.graft.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What is made small: -sum t_ic log p_ic / sum t_ic + (strength / 2) |W|^2, with p = softmax(x W +
 * b) and targets t; the intercept b, the last row of the weights, is free.
 */
final class CrossEntropy {
  private final Products rows;
  private final DMatrixRMaj targets;
  private final double[] rowWeights;
  private final double total;
  private final double strength;

  /**
   * The objective of some rows.
   *
   * @param rows with the matrix of rows, (n, d + 1), whose last column is 1
   * @param targets (n, classes)
   */
  CrossEntropy(Products rows, DMatrixRMaj targets, double strength) {
    this.rows = rows;
    this.targets = targets;
    this.strength = strength;
    rowWeights = CommonOps_DDRM.sumRows(targets, null).data;
    total = CommonOps_DDRM.elementSum(targets);
  }

  /** The objective with another strength. */
  CrossEntropy with(double other) {
    return new CrossEntropy(rows, targets, other);
  }

  /**
   * The objective at some weights, (d + 1, classes).
   *
   * @param value in nats
   * @param loss the same without the penalty
   * @param probabilities (n, classes)
   * @param gradient (d + 1, classes)
   */
  record At(
      DMatrixRMaj weights,
      double value,
      double loss,
      DMatrixRMaj probabilities,
      DMatrixRMaj gradient) {
    double steepness() {
      return CommonOps_DDRM.elementMaxAbs(gradient);
    }
  }

  At at(DMatrixRMaj weights) {
    DMatrixRMaj probabilities = scores(weights);
    logSoftmax(probabilities);
    double loss = 0;
    DMatrixRMaj residuals = new DMatrixRMaj(probabilities.numRows, probabilities.numCols);
    for (int i = 0, k = 0; i < probabilities.numRows; i++) {
      for (int c = 0; c < probabilities.numCols; c++, k++) {
        double target = targets.data[k];
        loss -= target == 0 ? 0 : target * probabilities.data[k] / total;
        probabilities.data[k] = Math.exp(probabilities.data[k]);
        residuals.data[k] = (rowWeights[i] * probabilities.data[k] - target) / total;
      }
    }
    double squares = 0;
    for (int k = 0; k < slopes(weights); k++) {
      squares += weights.data[k] * weights.data[k];
    }
    DMatrixRMaj gradient = gathered(residuals, weights);
    return new At(weights, loss + strength / 2 * squares, loss, probabilities, gradient);
  }

  /** The product of the Hessian with a direction, (d + 1, classes). */
  DMatrixRMaj curvature(At at, DMatrixRMaj direction) {
    DMatrixRMaj changes = scores(direction);
    int classes = changes.numCols;
    for (int i = 0; i < changes.numRows; i++) {
      double mean = 0;
      for (int c = 0; c < classes; c++) {
        mean += at.probabilities.data[i * classes + c] * changes.data[i * classes + c];
      }
      for (int c = 0, k = i * classes; c < classes; c++, k++) {
        double share = rowWeights[i] * at.probabilities.data[k] / total;
        changes.data[k] = share * (changes.data[k] - mean);
      }
    }
    return gathered(changes, direction);
  }

  private DMatrixRMaj scores(DMatrixRMaj weights) {
    int classes = weights.numCols;
    return DMatrixRMaj.wrap(targets.numRows, classes, rows.times(weights.data, classes));
  }

  /** The rows' own numbers summed with these shares, and what the penalty adds. */
  private DMatrixRMaj gathered(DMatrixRMaj shares, DMatrixRMaj penalised) {
    int classes = penalised.numCols;
    double[] numbers = rows.transposedTimes(shares.data, classes);
    DMatrixRMaj sum = DMatrixRMaj.wrap(penalised.numRows, classes, numbers);
    for (int k = 0; k < slopes(penalised); k++) {
      sum.data[k] += strength * penalised.data[k];
    }
    centreIntercepts(sum);
    return sum;
  }

  /** What all intercepts have in common changes no answer, and rounding must not add it up. */
  private static void centreIntercepts(DMatrixRMaj sum) {
    int first = slopes(sum);
    double mean = 0;
    for (int c = 0; c < sum.numCols; c++) {
      mean += sum.data[first + c] / sum.numCols;
    }
    for (int c = 0; c < sum.numCols; c++) {
      sum.data[first + c] -= mean;
    }
  }

  private static int slopes(DMatrixRMaj weights) {
    return weights.getNumElements() - weights.numCols;
  }

  /** Scores to the logarithms of probabilities, row by row, in place. */
  static void logSoftmax(DMatrixRMaj scores) {
    int classes = scores.numCols;
    for (int first = 0; first < scores.getNumElements(); first += classes) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = first; k < first + classes; k++) {
        largest = Math.max(largest, scores.data[k]);
      }
      double sum = 0;
      for (int k = first; k < first + classes; k++) {
        sum += Math.exp(scores.data[k] - largest);
      }
      double logarithm = largest + Math.log(sum);
      for (int k = first; k < first + classes; k++) {
        scores.data[k] -= logarithm;
      }
    }
  }
}
