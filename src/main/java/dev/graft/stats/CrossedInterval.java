package dev.graft.stats;

/**
 * The interval of a mean difference over a crossed table of seeds and rows, which doubts both:
 * would other training seeds, and other test rows, have given another answer?
 *
 * <p>With D (S seeds x N rows), its row, column and grand means and the mean squares of the two-way
 * layout without replication, MSS = N sum_s (D_s. - D..)^2 / (S - 1), MSI = S sum_i (D_.i - D..)^2
 * / (N - 1), MSE = sum (D_si - D_s. - D_.i + D..)^2 / ((S - 1)(N - 1)): A = max(MSS, MSE), B =
 * max(MSI - MSE, 0), variance of the mean = (A + B) / (S N), and t with (A + B)^2 / (A^2 / (S - 1))
 * degrees of freedom.
 *
 * <p>Shapes: differences (S, N), S and N at least 2. Range: that of the differences' mean, wider.
 * Degenerate: where all differences are equal the variance is 0 and both ends are the mean. NaN is
 * refused. Source: Hillis 2007, "A comparison of denominator degrees of freedom methods for
 * multiple observer ROC analysis", Statistics in Medicine 26.
 */
public final class CrossedInterval {
  /** The customary confidence. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  private final double confidence;

  private CrossedInterval(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence (" + confidence + ") must lie between 0 and 1, both excluded");
    }
    this.confidence = confidence;
  }

  /** With 95% confidence. */
  public static CrossedInterval withDefaults() {
    return new CrossedInterval(DEFAULT_CONFIDENCE);
  }

  /** With another confidence, in (0, 1). */
  public CrossedInterval withConfidence(double other) {
    return new CrossedInterval(other);
  }

  /**
   * The interval of the mean of all differences.
   *
   * @param differences (seeds, rows)
   */
  public Interval of(double[][] differences) {
    check(differences);
    MeanSquares squares = MeanSquares.of(differences);
    double a = Math.max(squares.seeds(), squares.error());
    double b = Math.max(squares.rows() - squares.error(), 0);
    int seeds = differences.length;
    double variance = (a + b) / ((double) seeds * differences[0].length);
    double freedom = (a + b) * (a + b) / (a * a / (seeds - 1));
    return Interval.of(squares.mean(), variance, freedom, confidence);
  }

  private static void check(double[][] differences) {
    if (differences.length < 2) {
      throw new IllegalArgumentException(
          "seeds ("
              + differences.length
              + ") must be at least 2: from one run nobody can tell how much the seed matters");
    }
    for (double[] row : differences) {
      if (row.length < 2 || row.length != differences[0].length) {
        throw new IllegalArgumentException(
            "rows (" + row.length + ") must be at least 2 and the same for every seed");
      }
      for (double value : row) {
        if (Double.isNaN(value)) {
          throw new IllegalArgumentException("differences must not be NaN");
        }
      }
    }
  }

  /** The mean squares of a two-way layout. */
  private record MeanSquares(double mean, double seeds, double rows, double error) {
    static MeanSquares of(double[][] d) {
      int seeds = d.length;
      int rows = d[0].length;
      double[] ofSeed = new double[seeds];
      double[] ofRow = new double[rows];
      double mean = 0;
      for (int s = 0; s < seeds; s++) {
        for (int i = 0; i < rows; i++) {
          ofSeed[s] += d[s][i] / rows;
          ofRow[i] += d[s][i] / seeds;
          mean += d[s][i] / ((double) seeds * rows);
        }
      }
      double seedSquares = 0;
      double rowSquares = 0;
      double errorSquares = 0;
      for (int s = 0; s < seeds; s++) {
        seedSquares += square(ofSeed[s] - mean);
        for (int i = 0; i < rows; i++) {
          errorSquares += square(d[s][i] - ofSeed[s] - ofRow[i] + mean);
        }
      }
      for (int i = 0; i < rows; i++) {
        rowSquares += square(ofRow[i] - mean);
      }
      return new MeanSquares(
          mean,
          rows * seedSquares / (seeds - 1),
          seeds * rowSquares / (rows - 1),
          errorSquares / ((seeds - 1.0) * (rows - 1)));
    }

    private static double square(double x) {
      return x * x;
    }
  }
}
