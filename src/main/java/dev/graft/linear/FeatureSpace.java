package dev.graft.linear;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The space in which a model is found: each feature less its mean, divided by its standard
 * deviation over the rows that are learned from; a constant feature becomes 0. Where these rows are
 * far fewer than features, only directions within their span can have a weight at the optimum, and
 * the space is that span: X' = QR with Q (d, n), so that rows are R' (n, n) and |Q B| = |B|.
 */
final class FeatureSpace {
  /** A deviation below this share of the largest number met is rounding, no variation. */
  private static final double ROUNDING = 1e-6;

  /** From here on finding the span costs less than it saves. */
  private static final int FEWER = 8;

  private final double[] means;
  private final double[] factors;
  private final Optional<DMatrixRMaj> basis;

  private FeatureSpace(double[] means, double[] factors, Optional<DMatrixRMaj> basis) {
    this.means = means;
    this.factors = factors;
    this.basis = basis;
  }

  static FeatureSpace of(float[][] rows) {
    FeatureSpace whole = scaled(rows);
    if (FEWER * rows.length > rows[0].length) {
      return whole;
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows[0].length, rows.length);
    qr.decompose(CommonOps_DDRM.transpose(whole.standardised(rows), null));
    return new FeatureSpace(whole.means, whole.factors, Optional.of(qr.getQ(null, true)));
  }

  private static FeatureSpace scaled(float[][] rows) {
    int d = rows[0].length;
    double[] means = new double[d];
    double[] factors = new double[d];
    for (int j = 0; j < d; j++) {
      double largest = 0;
      for (float[] row : rows) {
        means[j] += row[j] / rows.length;
        largest = Math.max(largest, Math.abs(row[j]));
      }
      double squares = 0;
      for (float[] row : rows) {
        squares += (row[j] - means[j]) * (row[j] - means[j]);
      }
      double deviation = Math.sqrt(squares / rows.length);
      factors[j] = deviation > ROUNDING * largest ? 1 / deviation : 0;
    }
    return new FeatureSpace(means, factors, Optional.empty());
  }

  /** How many features vary. */
  int varying() {
    int varying = 0;
    for (double factor : factors) {
      varying += factor > 0 ? 1 : 0;
    }
    return varying;
  }

  /** Rows as places in the space, (n, dimensions + 1); the last column is 1, for the intercept. */
  DMatrixRMaj places(float[][] rows) {
    DMatrixRMaj places = standardised(rows);
    if (basis.isPresent()) {
      places = CommonOps_DDRM.mult(places, basis.get(), null);
    }
    int columns = places.numCols;
    DMatrixRMaj withOnes = new DMatrixRMaj(places.numRows, columns + 1);
    for (int i = 0; i < places.numRows; i++) {
      System.arraycopy(places.data, i * columns, withOnes.data, i * (columns + 1), columns);
      withOnes.set(i, columns, 1);
    }
    return withOnes;
  }

  private DMatrixRMaj standardised(float[][] rows) {
    DMatrixRMaj standardised = new DMatrixRMaj(rows.length, means.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < means.length; j++) {
        standardised.data[i * means.length + j] = (rows[i][j] - means[j]) * factors[j];
      }
    }
    return standardised;
  }

  /** The weights of the features as they are, (d + 1, classes), for those of the space. */
  DMatrixRMaj unfolded(DMatrixRMaj weights) {
    int classes = weights.numCols;
    int last = weights.numRows - 1;
    DMatrixRMaj slopes = CommonOps_DDRM.extract(weights, 0, last, 0, classes);
    if (basis.isPresent()) {
      slopes = CommonOps_DDRM.mult(basis.get(), slopes, null);
    }
    DMatrixRMaj unfolded = new DMatrixRMaj(means.length + 1, classes);
    for (int c = 0; c < classes; c++) {
      double intercept = weights.get(last, c);
      for (int j = 0; j < means.length; j++) {
        double slope = slopes.get(j, c) * factors[j];
        unfolded.set(j, c, slope);
        intercept -= slope * means[j];
      }
      unfolded.set(means.length, c, intercept);
    }
    return unfolded;
  }
}
