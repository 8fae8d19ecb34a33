package dev.graft.linear;

/**
 * Products of matrices in Java whose inner loops go along rows, which the compiler turns into
 * vector instructions; a matrix is an array of its rows.
 */
final class Dense {
  /** So many rows stay in a core's cache while they are used. */
  static final int TILE = 128;

  private Dense() {}

  /**
   * Adds factors (p, m) times rows (m, n) to sums (p, n). Where a row of sums is shorter, its first
   * numbers are found.
   */
  static void add(double[][] factors, double[][] rows, double[][] sums) {
    for (int first = 0; first < rows.length; first += TILE) {
      for (int i = 0; i < sums.length; i++) {
        addTile(factors[i], rows, first, sums[i]);
      }
    }
  }

  private static void addTile(double[] factors, double[][] rows, int first, double[] sums) {
    int end = Math.min(first + TILE, rows.length);
    int k = first;
    for (; k + 4 <= end; k += 4) {
      double[] row0 = rows[k];
      double[] row1 = rows[k + 1];
      double[] row2 = rows[k + 2];
      double[] row3 = rows[k + 3];
      double factor0 = factors[k];
      double factor1 = factors[k + 1];
      double factor2 = factors[k + 2];
      double factor3 = factors[k + 3];
      for (int j = 0; j < sums.length; j++) {
        sums[j] += factor0 * row0[j] + factor1 * row1[j] + (factor2 * row2[j] + factor3 * row3[j]);
      }
    }
    for (; k < end; k++) {
      double[] row = rows[k];
      for (int j = 0; j < sums.length; j++) {
        sums[j] += factors[k] * row[j];
      }
    }
  }

  /** The first rows of a matrix (rows, columns) in row-major order, transposed. */
  static double[][] transposed(double[] numbers, int rows, int columns) {
    double[][] transposed = new double[columns][rows];
    for (int i = 0, k = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++, k++) {
        transposed[j][i] = numbers[k];
      }
    }
    return transposed;
  }

  static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  /** A transposed matrix as one array in row-major order, written over its beginning. */
  static void transposeInto(double[][] matrix, double[] numbers) {
    for (int j = 0; j < matrix.length; j++) {
      for (int i = 0; i < matrix[j].length; i++) {
        numbers[i * matrix.length + j] = matrix[j][i];
      }
    }
  }
}
