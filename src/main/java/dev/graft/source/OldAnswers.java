package dev.graft.source;

import dev.graft.model.Base;
import dev.graft.model.OldHead;
import dev.graft.model.Weights;

/** The probabilities that a base's own classifier gives, from its features. */
final class OldAnswers {
  private OldAnswers() {}

  /** Softmax of W f + b, (n, S). */
  static double[][] of(Base base, OldHead head, double[][] features) {
    Weights weights = base.weights();
    float[] matrix = weights.values(head.matrix());
    float[] bias = weights.values(head.bias());
    double[][] answers = new double[features.length][];
    for (int row = 0; row < features.length; row++) {
      answers[row] = softmax(scores(matrix, bias, features[row]));
    }
    return answers;
  }

  private static double[] scores(float[] matrix, float[] bias, double[] feature) {
    double[] scores = new double[bias.length];
    for (int c = 0; c < scores.length; c++) {
      double sum = bias[c];
      for (int j = 0; j < feature.length; j++) {
        sum += matrix[c * feature.length + j] * feature[j];
      }
      scores[c] = sum;
    }
    return scores;
  }

  private static double[] softmax(double[] scores) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double all = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] - most);
      all += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= all;
    }
    return scores;
  }
}
