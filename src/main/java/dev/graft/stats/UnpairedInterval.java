package dev.graft.stats;

/**
 * The difference of two arms whose seeds have nothing in common: the luck of the seeds does not
 * cancel, that of the test rows does.
 *
 * <p>With x[s, i] of one arm (S x N), y[t, i] of the other (T x N) on the same rows: MSS and MSE of
 * each table's two-way layout, A = max(MSS, MSE) / (S N) for each, d_i = mean over s of x less mean
 * over t of y, R = max(var(d) / N - MSE_x / (S N) - MSE_y / (T N), 0). The variance is A_x + A_y +
 * R, with the degrees of freedom of Satterthwaite 1946 over S - 1, T - 1 and N - 1. Without rows it
 * is Welch's (1947): A = var / S.
 *
 * <p>Shapes: (S, N) and (T, N), or (S) and (T); S and T at least 2, N at least 2.
 *
 * <p>Degenerate cases: tables that are all the same have an interval of width 0.
 *
 * <p>Source: Satterthwaite 1946, "An approximate distribution of estimates of variance components",
 * Biometrics Bulletin 2; Welch 1947, Biometrika 34.
 */
public final class UnpairedInterval {
  private UnpairedInterval() {}

  /** From scores without rows, one per seed. */
  public static Estimate welch(double[] mine, double[] other) {
    Part x = Part.of(mine);
    Part y = Part.of(other);
    return estimate(x.mean - y.mean, x, y, new Part(0, 0, 1));
  }

  /** From values per row: (S, N) and (T, N). */
  public static Estimate ofRows(double[][] mine, double[][] other) {
    if (mine.length < 2 || other.length < 2) {
      throw new IllegalArgumentException(
          "seeds (" + mine.length + " and " + other.length + ") must be at least 2 for each arm");
    }
    int rows = mine[0].length;
    MeanSquares x = MeanSquares.of(mine);
    MeanSquares y = MeanSquares.of(other);
    double[] difference = new double[rows];
    for (int i = 0; i < rows; i++) {
      difference[i] = ofRow(mine, i) - ofRow(other, i);
    }
    double residual = x.error() / (mine.length * rows) + y.error() / (other.length * rows);
    Part drawn = Part.of(difference);
    Part byRow = new Part(drawn.mean, Math.max(drawn.variance - residual, 0), rows - 1.0);
    return estimate(
        x.mean() - y.mean(), bySeed(x, mine.length, rows), bySeed(y, other.length, rows), byRow);
  }

  private static Part bySeed(MeanSquares squares, int seeds, int rows) {
    double variance = Math.max(squares.seeds(), squares.error()) / ((double) seeds * rows);
    return new Part(squares.mean(), variance, seeds - 1.0);
  }

  private static double ofRow(double[][] values, int row) {
    double sum = 0;
    for (double[] seed : values) {
      sum += seed[row];
    }
    return sum / values.length;
  }

  private static Estimate estimate(double mean, Part x, Part y, Part byRow) {
    double variance = x.variance + y.variance + byRow.variance;
    double freedom = variance * variance / (x.term() + y.term() + byRow.term());
    return Estimate.of(
        mean,
        variance,
        Double.isFinite(freedom) ? freedom : Double.POSITIVE_INFINITY,
        variance == 0 ? 0 : (x.variance + y.variance) / variance);
  }

  /** A mean, the variance that it has, and how well that is known. */
  private record Part(double mean, double variance, double freedom) {
    static Part of(double[] values) {
      if (values.length < 2) {
        throw new IllegalArgumentException("values (" + values.length + ") must be at least 2");
      }
      double mean = java.util.Arrays.stream(values).average().orElseThrow();
      double squares = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      return new Part(mean, squares / (values.length - 1) / values.length, values.length - 1.0);
    }

    double term() {
      return variance * variance / freedom;
    }
  }
}
