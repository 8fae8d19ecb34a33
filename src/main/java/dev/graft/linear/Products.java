package dev.graft.linear;

/**
 * Products with one matrix of rows X, (n, d), some rows at a time, so that what is as long as all
 * rows need not stand in memory; all arrays are in row-major order.
 */
public interface Products {
  /** What is made of the scores of some rows, in their place. */
  @FunctionalInterface
  interface Shares {
    /**
     * Replaces scores.
     *
     * @param first the number of the first of these rows
     * @param scores (rows, columns)
     */
    void replace(int first, double[] scores);
  }

  /** Hands over X times (d, columns), rows in their order. */
  void scores(double[] weights, int columns, Shares shares);

  /** The transposed X times what the scores have been replaced by: (d, columns). */
  double[] gathered(double[] weights, int columns, Shares shares);

  /** Takes a matrix to be multiplied with again and again. */
  interface Maker {
    /** Products with these rows, to about so many digits as a float has. */
    Products of(Rows rows);
  }
}
