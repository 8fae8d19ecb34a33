package dev.graft.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The classifier of the nearest class mean as a dense layer (Mensink 2013): with m_c the mean
 * feature vector of class c, |f - m_c|^2 = |f|^2 - (2 m_c f - |m_c|^2), so the largest 2 m_c f -
 * |m_c|^2 is the nearest mean.
 */
final class NearestMean {
  private final float[] matrix;
  private final float[] bias;
  private final int length;

  /**
   * Computes the means.
   *
   * @param features (n, d)
   * @param labels the class of the i-th row
   * @param classes their number; each must have a row
   */
  NearestMean(float[][] features, List<Integer> labels, int classes) {
    length = features[0].length;
    double[][] means = new double[classes][length];
    int[] counts = new int[classes];
    for (int i = 0; i < features.length; i++) {
      counts[labels.get(i)]++;
      for (int j = 0; j < length; j++) {
        means[labels.get(i)][j] += features[i][j];
      }
    }
    matrix = new float[classes * length];
    bias = new float[classes];
    for (int c = 0; c < classes; c++) {
      double square = 0;
      for (int j = 0; j < length; j++) {
        double mean = means[c][j] / counts[c];
        matrix[c * length + j] = (float) (2 * mean);
        square += mean * mean;
      }
      bias[c] = (float) -square;
    }
  }

  /** The matrix, (classes, d) in row-major order. */
  float[] matrix() {
    return matrix.clone();
  }

  /** The bias, (classes). */
  float[] bias() {
    return bias.clone();
  }

  /** The class of the nearest mean for each row. */
  int[] answers(float[][] features) {
    return Arrays.stream(features).mapToInt(this::answer).toArray();
  }

  /** The share of rows whose nearest mean is that of their class. */
  static double accuracy(int[] answers, IntUnaryOperator label) {
    int right = 0;
    for (int i = 0; i < answers.length; i++) {
      right += answers[i] == label.applyAsInt(i) ? 1 : 0;
    }
    return (double) right / answers.length;
  }

  private int answer(float[] feature) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < bias.length; c++) {
      double score = bias[c];
      for (int j = 0; j < length; j++) {
        score += (double) matrix[c * length + j] * feature[j];
      }
      if (score > highest) {
        highest = score;
        best = c;
      }
    }
    return best;
  }
}
