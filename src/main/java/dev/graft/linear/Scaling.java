package dev.graft.linear;

import org.ejml.data.DMatrixRMaj;

/**
 * Each feature less its mean over the rows that are learned from, and all divided by one number:
 * the root of the mean variance of those that vary. So features keep their sizes to each other, as
 * the base made them. A deviation of its own for each would blow up a feature that is seldom
 * active: of 50 rows one may have it, and it comes out seven deviations large. A constant feature
 * becomes 0. Behind the features stands a 1, for the intercept.
 */
final class Scaling {
  /** A deviation below this share of the largest number met is rounding, no variation. */
  private static final double ROUNDING = 1e-6;

  private final double[] means;
  private final double[] factors;

  Scaling(float[][] rows) {
    means = new double[rows[0].length];
    factors = new double[means.length];
    float[] largest = new float[means.length];
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        means[j] += row[j] / (double) rows.length;
        largest[j] = Math.max(largest[j], Math.abs(row[j]));
      }
    }
    double[] squares = new double[means.length];
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        squares[j] += (row[j] - means[j]) * (row[j] - means[j]);
      }
    }
    double variances = 0;
    int varying = 0;
    for (int j = 0; j < factors.length; j++) {
      double variance = squares[j] / rows.length;
      boolean varies = Math.sqrt(variance) > ROUNDING * largest[j];
      variances += varies ? variance : 0;
      varying += varies ? 1 : 0;
      factors[j] = varies ? 1 : 0;
    }
    double scale = varying == 0 ? 0 : 1 / Math.sqrt(variances / varying);
    for (int j = 0; j < factors.length; j++) {
      factors[j] *= scale;
    }
  }

  /** How many features there are. */
  int features() {
    return means.length;
  }

  /** How many features vary. */
  int varying() {
    int varying = 0;
    for (double factor : factors) {
      varying += factor > 0 ? 1 : 0;
    }
    return varying;
  }

  /** Rows as they are seen here, (n, d + 1), made as they are read. */
  Rows of(float[][] rows) {
    return new Rows() {
      @Override
      public int number() {
        return rows.length;
      }

      @Override
      public int length() {
        return means.length + 1;
      }

      @Override
      public void read(int row, double[] to) {
        for (int j = 0; j < means.length; j++) {
          to[j] = (rows[row][j] - means[j]) * factors[j];
        }
        to[means.length] = 1;
      }
    };
  }

  /** Some features of all rows, (n, at most so many as a tile has). */
  double[][] tile(float[][] rows, int first) {
    double[][] tile = new double[rows.length][Math.min(Dense.TILE, means.length - first)];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < tile[i].length; j++) {
        tile[i][j] = (rows[i][first + j] - means[first + j]) * factors[first + j];
      }
    }
    return tile;
  }

  /** The weights of the features as they are, (d + 1, classes), for those of scaled ones. */
  DMatrixRMaj unfolded(DMatrixRMaj weights) {
    DMatrixRMaj unfolded = weights.copy();
    for (int j = 0; j < means.length; j++) {
      for (int c = 0; c < weights.numCols; c++) {
        double slope = weights.get(j, c) * factors[j];
        unfolded.set(j, c, slope);
        unfolded.add(means.length, c, -slope * means[j]);
      }
    }
    return unfolded;
  }
}
