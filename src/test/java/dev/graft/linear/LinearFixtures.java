package dev.graft.linear;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Made rows, and the objective written plainly. */
final class LinearFixtures {
  private LinearFixtures() {}

  /** Normal rows whose first feature tells the classes a little apart. */
  static LabelledFeatures rows(int n, int d, int classes, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[n][d];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % classes;
      for (int j = 0; j < d; j++) {
        features[i][j] = (float) random.nextGaussian() + (j == 0 ? labels[i] : 0);
      }
    }
    return LabelledFeatures.of(features, labels, classes);
  }

  /** The rows at some places, a place as often as it is named. */
  static LabelledFeatures at(LabelledFeatures rows, int... places) {
    return rows.only(Arrays.stream(places).boxed().toList());
  }

  /** Mean cross-entropy + (strength / 2) |W|^2 on scaled features. */
  record Plain(LabelledFeatures rows, double strength) {
    private double mean(int j) {
      return Arrays.stream(rows.features()).mapToDouble(row -> row[j]).average().orElseThrow();
    }

    /** The root of the mean variance; all features vary here. */
    private double scale() {
      int d = rows.features()[0].length;
      double variances = 0;
      for (int j = 0; j < d; j++) {
        double mean = mean(j);
        for (float[] row : rows.features()) {
          variances += (row[j] - mean) * (row[j] - mean) / rows.rows() / d;
        }
      }
      return Math.sqrt(variances);
    }

    /** Weights of scaled features, class by class, behind each its intercept. */
    double[] weights(LinearModel model) {
      int d = rows.features()[0].length;
      double[] weights = new double[(d + 1) * rows.classes()];
      double scale = scale();
      for (int c = 0; c < rows.classes(); c++) {
        double intercept = model.bias()[c];
        for (int j = 0; j < d; j++) {
          double slope = model.matrix()[c * d + j];
          weights[c * (d + 1) + j] = slope * scale;
          intercept += slope * mean(j);
        }
        weights[c * (d + 1) + d] = intercept;
      }
      return weights;
    }

    double objective(double[] weights) {
      int d = rows.features()[0].length;
      double loss = 0;
      double squares = 0;
      double scale = scale();
      double[] means = IntStream.range(0, d).mapToDouble(this::mean).toArray();
      for (int i = 0; i < rows.rows(); i++) {
        double[] scores = new double[rows.classes()];
        for (int c = 0; c < scores.length; c++) {
          scores[c] = weights[c * (d + 1) + d];
          for (int j = 0; j < d; j++) {
            scores[c] += weights[c * (d + 1) + j] * (rows.features()[i][j] - means[j]) / scale;
          }
        }
        double sum = Arrays.stream(scores).map(Math::exp).sum();
        loss -= (scores[rows.labels()[i]] - Math.log(sum)) / rows.rows();
      }
      for (int k = 0; k < weights.length; k++) {
        squares += k % (d + 1) == d ? 0 : weights[k] * weights[k];
      }
      return loss + strength / 2 * squares;
    }
  }
}
