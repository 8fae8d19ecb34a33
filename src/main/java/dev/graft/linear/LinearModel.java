package dev.graft.linear;

import java.util.Arrays;
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

  /** No component of its gradient there is larger; 0 at the very optimum. */
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
    double[] intercepts =
        Arrays.copyOfRange(weights.data, Point.slopes(weights), weights.getNumElements());
    double[][] logarithms = new double[features.length][];
    for (int i = 0; i < features.length; i++) {
      logarithms[i] = intercepts.clone();
      for (int j = 0, k = 0; j < features[i].length; j++) {
        for (int c = 0; c < classes; c++, k++) {
          logarithms[i][c] += features[i][j] * weights.data[k];
        }
      }
      CrossEntropy.logSoftmax(logarithms[i], classes);
    }
    return logarithms;
  }
}
