package dev.graft.stats;

/** The mean squares of a two-way layout without replication, seeds by rows. */
record MeanSquares(double mean, double seeds, double rows, double error) {
  static MeanSquares of(double[][] d) {
    int seeds = d.length;
    int rows = d[0].length;
    double[] ofSeed = new double[seeds];
    double[] ofRow = new double[rows];
    for (int s = 0; s < seeds; s++) {
      for (int i = 0; i < rows; i++) {
        ofSeed[s] += d[s][i];
        ofRow[i] += d[s][i];
      }
    }
    divide(ofSeed, rows);
    divide(ofRow, seeds);
    double mean = mean(ofSeed);
    return new MeanSquares(
        mean,
        rows * squares(ofSeed, mean) / (seeds - 1),
        seeds * squares(ofRow, mean) / (rows - 1),
        residuals(d, ofSeed, ofRow) / ((seeds - 1.0) * (rows - 1)));
  }

  private static double residuals(double[][] d, double[] ofSeed, double[] ofRow) {
    double mean = mean(ofSeed);
    double sum = 0;
    for (int s = 0; s < d.length; s++) {
      for (int i = 0; i < ofRow.length; i++) {
        double residual = d[s][i] - ofSeed[s] - ofRow[i] + mean;
        sum += residual * residual;
      }
    }
    return sum;
  }

  private static double squares(double[] means, double mean) {
    double sum = 0;
    for (double value : means) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void divide(double[] sums, int by) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= by;
    }
  }
}
