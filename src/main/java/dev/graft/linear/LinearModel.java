package dev.graft.linear;

import org.ejml.data.DMatrixRMaj;

/** A linear classifier of features as they are. */
public final class LinearModel {
  private final DMatrixRMaj weights;
  private final double objective;
  private final double loss;
  private final double steepness;
  private final int constant;

  /** Weights (d + 1, classes), the last row the intercept; how many features are constant. */
  LinearModel(DMatrixRMaj weights, CrossEntropy.At at, int constant) {
    this.weights = weights;
    this.constant = constant;
    objective = at.value();
    loss = at.loss();
    steepness = at.steepness();
  }

  /** One row of d weights per class, (classes, d) in row-major order. */
  public float[] matrix() {
    int features = weights.numRows - 1;
    float[] matrix = new float[features * weights.numCols];
    for (int c = 0; c < weights.numCols; c++) {
      for (int j = 0; j < features; j++) {
        matrix[c * features + j] = (float) weights.get(j, c);
      }
    }
    return matrix;
  }

  /** The intercept of each class. */
  public float[] bias() {
    float[] bias = new float[weights.numCols];
    for (int c = 0; c < bias.length; c++) {
      bias[c] = (float) weights.get(weights.numRows - 1, c);
    }
    return bias;
  }

  /** The mean loss with its penalty at the optimum, in nats. */
  public double objective() {
    return objective;
  }

  /** The mean cross-entropy of the rows that it learned from, in nats. */
  public double loss() {
    return loss;
  }

  /** The largest component of its gradient there; 0 at the very optimum. */
  public double gradient() {
    return steepness;
  }

  /** How many features were constant over the rows that it learned from; their weights are 0. */
  public int constantFeatures() {
    return constant;
  }

  /** The logarithms of each class's probability, (n, classes). */
  public double[][] logProbabilities(float[][] features) {
    int classes = weights.numCols;
    DMatrixRMaj scores = new DMatrixRMaj(features.length, classes);
    for (int i = 0; i < features.length; i++) {
      for (int c = 0; c < classes; c++) {
        double score = weights.get(weights.numRows - 1, c);
        for (int j = 0; j < features[i].length; j++) {
          score += features[i][j] * weights.data[j * classes + c];
        }
        scores.data[i * classes + c] = score;
      }
    }
    CrossEntropy.logSoftmax(scores);
    double[][] logarithms = new double[features.length][classes];
    for (int i = 0; i < features.length; i++) {
      System.arraycopy(scores.data, i * classes, logarithms[i], 0, classes);
    }
    return logarithms;
  }
}
