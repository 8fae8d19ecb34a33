package dev.graft.method;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The mean and the ridged covariance C = X^T X / (n - 1) + ridge I of centred rows X, as its
 * eigenvectors with an eigenvalue above the ridge: C^p v = ridge^p v + sum_j ((ridge + s_j)^p -
 * ridge^p) u_j u_j^T v. The eigenvectors come from the rows' products X X^T where rows are fewer
 * than features, so that nothing of size (d, d) is needed.
 *
 * @param mean of each feature, (d)
 * @param directions the eigenvectors u_j, (r, d)
 * @param strengths the eigenvalues s_j of the covariance without the ridge, (r)
 * @param ridge above 0
 */
record Spread(double[] mean, double[][] directions, double[] strengths, double ridge) {
  /** Below this share of the largest, an eigenvalue is rounding. */
  private static final double NOTHING = 1e-12;

  static Spread of(float[][] rows, double ridge) {
    int n = rows.length;
    int d = rows[0].length;
    double[] mean = new double[d];
    for (float[] row : rows) {
      for (int i = 0; i < d; i++) {
        mean[i] += row[i] / (double) n;
      }
    }
    DMatrixRMaj centred = new DMatrixRMaj(n, d);
    for (int i = 0; i < n * d; i++) {
      centred.data[i] = (rows[i / d][i % d] - mean[i % d]) / Math.sqrt(n - 1.0);
    }
    boolean few = n < d;
    DMatrixRMaj products = new DMatrixRMaj(Math.min(n, d), Math.min(n, d));
    if (few) {
      CommonOps_DDRM.multTransB(centred, centred, products);
    } else {
      CommonOps_DDRM.multTransA(centred, centred, products);
    }
    Eigen eigen = Eigen.of(products);
    return new Spread(
        mean, few ? features(eigen, centred) : eigen.vectors(), eigen.values(), ridge);
  }

  /** Eigenvectors of the rows' products to those of the covariance: X^T u / sqrt(s). */
  private static double[][] features(Eigen eigen, DMatrixRMaj centred) {
    double[][] directions = new double[eigen.values().length][centred.numCols];
    for (int j = 0; j < directions.length; j++) {
      double length = Math.sqrt(eigen.values()[j]);
      for (int row = 0; row < centred.numRows; row++) {
        double share = eigen.vectors()[j][row] / length;
        for (int i = 0; i < centred.numCols; i++) {
          directions[j][i] += share * centred.get(row, i);
        }
      }
    }
    return directions;
  }

  /** C^p v. */
  double[] power(double p, double[] v) {
    double floor = Math.pow(ridge, p);
    double[] result = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      result[i] = floor * v[i];
    }
    for (int j = 0; j < strengths.length; j++) {
      double along = 0;
      for (int i = 0; i < v.length; i++) {
        along += directions[j][i] * v[i];
      }
      double factor = (Math.pow(ridge + strengths[j], p) - floor) * along;
      for (int i = 0; i < v.length; i++) {
        result[i] += factor * directions[j][i];
      }
    }
    return result;
  }

  /** The eigenvalues that are more than rounding, and their vectors. */
  private record Eigen(double[] values, double[][] vectors) {
    static Eigen of(DMatrixRMaj products) {
      int n = products.numRows;
      double scale = CommonOps_DDRM.elementMaxAbs(products);
      if (scale == 0) {
        return new Eigen(new double[0], new double[0][]);
      }
      // With 1 on the diagonal no eigenvalue is near 0, where the decomposition may give up.
      DMatrixRMaj shifted = new DMatrixRMaj(products);
      CommonOps_DDRM.scale(1 / scale, shifted);
      for (int i = 0; i < n; i++) {
        shifted.add(i, i, 1);
      }
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
      if (!eigen.decompose(shifted)) {
        throw new IllegalArgumentException(
            "features of " + n + " rows have no eigenvalues; are their numbers too large?");
      }
      int[] kept =
          IntStream.range(0, n)
              .filter(i -> eigen.getEigenvalue(i).getReal() - 1 > NOTHING * n)
              .toArray();
      double[] values = new double[kept.length];
      double[][] vectors = new double[kept.length][];
      for (int j = 0; j < kept.length; j++) {
        values[j] = scale * (eigen.getEigenvalue(kept[j]).getReal() - 1);
        vectors[j] = eigen.getEigenVector(kept[j]).data.clone();
      }
      return new Eigen(values, vectors);
    }
  }
}
