package dev.graft.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * What is made small: -sum t_ic log p_ic / sum t_ic + (strength / 2) |W|^2, with p = softmax(x W +
 * b) and targets t; the intercept b is free.
 */
final class CrossEntropy {
  private final FeatureSpace space;
  private final double[][] targets;
  private final double[] rowWeights;
  private final double total;
  private final double strength;

  /**
   * The objective of some rows.
   *
   * @param space with these rows in it
   * @param targets (n, classes)
   */
  CrossEntropy(FeatureSpace space, double[][] targets, double strength) {
    this.space = space;
    this.targets = targets;
    this.strength = strength;
    rowWeights = Arrays.stream(targets).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    total = Arrays.stream(rowWeights).sum();
  }

  int classes() {
    return targets[0].length;
  }

  /** The objective with another strength. */
  CrossEntropy with(double other) {
    return new CrossEntropy(space, targets, other);
  }

  /**
   * The objective at some weights.
   *
   * @param value in nats
   * @param loss the same without the penalty
   * @param probabilities (n, classes) in row-major order; as floats, since only directions come of
   *     them
   * @param steepness no component of the gradient is larger
   */
  record At(
      Point weights,
      double value,
      double loss,
      float[] probabilities,
      Point gradient,
      double steepness) {}

  At at(Point weights) {
    float[] probabilities = new float[targets.length * targets[0].length];
    double[] loss = new double[1];
    DMatrixRMaj sum =
        space.gathered(
            weights, (first, scores) -> loss[0] += residuals(first, scores, probabilities) / total);
    Point gradient = space.point(penalised(sum, weights));
    double value = loss[0] + strength / 2 * weights.squaredSlopes();
    return new At(weights, value, loss[0], probabilities, gradient, space.size(gradient));
  }

  /** Scores become residuals, and their probabilities are kept; the sum of their losses. */
  private double residuals(int first, double[] scores, float[] probabilities) {
    int classes = targets[0].length;
    logSoftmax(scores, classes);
    double loss = 0;
    for (int k = 0, all = first * classes; k < scores.length; k++, all++) {
      double target = targets[all / classes][all % classes];
      loss -= target == 0 ? 0 : target * scores[k];
      double probability = Math.exp(scores[k]);
      probabilities[all] = (float) probability;
      scores[k] = (rowWeights[all / classes] * probability - target) / total;
    }
    return loss;
  }

  /** The point with these coordinates in the objective's space. */
  Point point(DMatrixRMaj coordinates) {
    return space.point(coordinates);
  }

  /** The coordinates of the Hessian's product with a direction. */
  DMatrixRMaj curvature(At at, Point direction) {
    DMatrixRMaj sum =
        space.gathered(direction, (first, changes) -> bend(first, changes, at.probabilities));
    return penalised(sum, direction);
  }

  private void bend(int first, double[] changes, float[] probabilities) {
    int classes = targets[0].length;
    for (int start = 0; start < changes.length; start += classes) {
      int row = first + start / classes;
      double mean = 0;
      for (int c = 0; c < classes; c++) {
        mean += probabilities[row * classes + c] * changes[start + c];
      }
      for (int c = 0; c < classes; c++) {
        double share = rowWeights[row] * probabilities[row * classes + c] / total;
        changes[start + c] = share * (changes[start + c] - mean);
      }
    }
  }

  /** With what the penalty adds to a sum over rows. */
  private DMatrixRMaj penalised(DMatrixRMaj sum, Point weights) {
    for (int k = 0; k < Point.slopes(sum); k++) {
      sum.data[k] += strength * weights.coordinates().data[k];
    }
    centreIntercepts(sum);
    return sum;
  }

  /** What all intercepts have in common changes no answer, and rounding must not add it up. */
  private static void centreIntercepts(DMatrixRMaj sum) {
    int first = Point.slopes(sum);
    double mean = 0;
    for (int c = 0; c < sum.numCols; c++) {
      mean += sum.data[first + c] / sum.numCols;
    }
    for (int c = 0; c < sum.numCols; c++) {
      sum.data[first + c] -= mean;
    }
  }

  /** Scores to the logarithms of probabilities, row by row, in place. */
  static void logSoftmax(double[] scores, int classes) {
    for (int first = 0; first < scores.length; first += classes) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = first; k < first + classes; k++) {
        largest = Math.max(largest, scores[k]);
      }
      double sum = 0;
      for (int k = first; k < first + classes; k++) {
        sum += Math.exp(scores[k] - largest);
      }
      double logarithm = largest + Math.log(sum);
      for (int k = first; k < first + classes; k++) {
        scores[k] -= logarithm;
      }
    }
  }
}
