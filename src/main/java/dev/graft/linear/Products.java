package dev.graft.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Products with one matrix of rows, (n, d); all arrays are in row-major order. */
public interface Products {
  /** The matrix times (d, columns): (n, columns). */
  double[] times(double[] other, int columns);

  /** The transposed matrix times (n, columns): (d, columns). */
  double[] transposedTimes(double[] other, int columns);

  /** Takes a matrix to be multiplied with again and again. */
  interface Maker {
    /** Products with the rows' numbers, (n, d), to about so many digits as a float has. */
    Products of(double[] numbers, int rows, int columns);
  }

  /** Products in Java, to all digits: quicker than any engine for little, slower for much. */
  static Products plain(double[] numbers, int rows, int columns) {
    DMatrixRMaj matrix = DMatrixRMaj.wrap(rows, columns, numbers);
    return new Products() {
      @Override
      public double[] times(double[] other, int k) {
        return CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(columns, k, other), null).data;
      }

      @Override
      public double[] transposedTimes(double[] other, int k) {
        return CommonOps_DDRM.multTransA(matrix, DMatrixRMaj.wrap(rows, k, other), null).data;
      }
    };
  }
}
