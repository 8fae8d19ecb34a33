package dev.graft.stats;

/**
 * The interval of a mean difference over a crossed table of seeds and rows, which doubts both:
 * would other training seeds, and other test rows, have given another answer?
 *
 * <p>With D (S seeds x N rows), its row, column and grand means and the mean squares of the two-way
 * layout without replication, MSS = N sum_s (D_s. - D..)^2 / (S - 1), MSI = S sum_i (D_.i - D..)^2
 * / (N - 1), MSE = sum (D_si - D_s. - D_.i + D..)^2 / ((S - 1)(N - 1)): A = max(MSS, MSE), B =
 * max(MSI - MSE, 0), variance of the mean = (A + B) / (S N), and t with (A + B)^2 / (A^2 / (S - 1))
 * degrees of freedom, but no more than max(S, N) - 1.
 *
 * <p>Shapes: differences (S, N), S and N at least 2.
 *
 * <p>Range: low &lt;= mean &lt;= high; above 0 means that the first of the two was better. The ends
 * are not cut to the range of the differences. A / (A + B) is the share of the variance that more
 * seeds would reduce.
 *
 * <p>Degenerate cases: where all differences are equal the variance is 0 and both ends are the
 * mean. Where all seeds give the same differences A is 0, the formula's degrees of freedom are
 * infinite, and they are N - 1: the interval is the t interval over the rows. S = 1 and N = 1 leave
 * a mean square without degrees of freedom, and are refused, as is NaN.
 *
 * <p>Source: Hillis 2007, "A comparison of denominator degrees of freedom methods for multiple
 * observer ROC analysis", Statistics in Medicine 26. The bound is ours: with two or three rows the
 * formula alone would be sure of them.
 */
public final class CrossedInterval {
  /** The customary confidence. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  /** A share of the variance that is rounding. */
  private static final double NOTHING = 1e-12;

  private final double confidence;

  private CrossedInterval(double confidence) {
    this.confidence = Interval.checkedConfidence(confidence);
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
    return estimate(differences).interval(confidence);
  }

  /**
   * The mean of all differences with its doubt, for intervals of any confidence.
   *
   * @param differences (seeds, rows)
   */
  public Estimate estimate(double[][] differences) {
    check(differences);
    int seeds = differences.length;
    int rows = differences[0].length;
    MeanSquares squares = MeanSquares.of(differences);
    double a = Math.max(squares.seeds(), squares.error());
    double b = Math.max(squares.rows() - squares.error(), 0);
    int most = a <= NOTHING * b ? rows : Math.max(seeds, rows);
    double freedom = Math.min((a + b) * (a + b) / (a * a / (seeds - 1)), most - 1.0);
    return Estimate.of(squares.mean(), (a + b) / ((double) seeds * rows), freedom, a / (a + b));
  }

  /**
   * How many seeds and rows another study would need, by what these differences vary.
   *
   * @param differences (seeds, rows)
   */
  public SampleSize sampleSize(double[][] differences) {
    check(differences);
    int seeds = differences.length;
    int rows = differences[0].length;
    MeanSquares squares = MeanSquares.of(differences);
    double bySeed = SampleSize.upperLimit(squares.seeds(), seeds - 1);
    double byRowAtLeast = SampleSize.lowerLimit(squares.rows(), rows - 1);
    return new SampleSize(
        Math.max(bySeed - squares.error(), 0) / rows,
        Math.max(squares.rows() - squares.error(), 0) / seeds,
        squares.error(),
        0,
        Math.max(byRowAtLeast - squares.error(), 0) / seeds / rows);
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
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("differences (" + value + ") must be numbers");
        }
      }
    }
  }
}
