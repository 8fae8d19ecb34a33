package dev.graft.score;

import java.util.stream.IntStream;

/** Features and labels that a formula gives, so that another program can make the same. */
final class Made {
  /** Six rows of two features in three classes, with published numbers. */
  static final double[][] SIX = {{1, 2}, {2, 1}, {3, 4}, {4, 3}, {6, 5}, {5, 7}};

  static final int[] PAIRS = {0, 0, 1, 1, 2, 2};

  private Made() {}

  /** [sin(1.3 (i + 1)(j + 1) + 0.7 j^2) + 0.6 where i and j are alike modulo 3] 3 / (1 + j). */
  static double[][] features(int n, int d) {
    double[][] features = new double[n][d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        double alike = i % 3 == j % 3 ? 0.6 : 0;
        features[i][j] = (Math.sin(1.3 * (i + 1) * (j + 1) + 0.7 * j * j) + alike) * 3 / (1 + j);
      }
    }
    return features;
  }

  /** 0, 1, 2, 0, 1, 2, ... */
  static int[] labels(int n) {
    return IntStream.range(0, n).map(i -> i % 3).toArray();
  }
}
