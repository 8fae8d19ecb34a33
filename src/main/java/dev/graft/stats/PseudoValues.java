package dev.graft.stats;

/**
 * A metric that is not a mean over rows, as one: a value per row whose mean is the metric.
 *
 * <p>x_i = N t - (N - 1) t_(-i), with t the metric of all N rows and t_(-i) without the i-th,
 * shifted by one number for all rows so that their mean is t itself.
 *
 * <p>Shapes: (N), N at least 2.
 *
 * <p>Range: unbounded; a row alone that decides much has a value far outside the metric's range.
 *
 * <p>Source: Quenouille's and Tukey's jackknife; in a crossed layout Dorfman, Berbaum &amp; Metz
 * 1992, "Receiver operating characteristic rating analysis", Investigative Radiology 27; shifted
 * ("normalized") as in Hillis, Obuchowski, Schartz &amp; Berbaum 2005, Statistics in Medicine 24.
 */
public final class PseudoValues {
  private final double metric;
  private final double[] rows;

  private PseudoValues(double metric, double[] rows) {
    this.metric = metric;
    this.rows = rows;
  }

  /** From the metric without each of the rows. */
  static PseudoValues ofDeletions(double metric, double[] without) {
    double mean = 0;
    for (double value : without) {
      mean += value / without.length;
    }
    double[] rows = new double[without.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = metric + (rows.length - 1) * (mean - without[i]);
    }
    return new PseudoValues(metric, rows);
  }

  /** The metric of all rows. */
  public double metric() {
    return metric;
  }

  /** A value per row, (rows); their mean is the metric. */
  public double[] ofRows() {
    return rows.clone();
  }
}
