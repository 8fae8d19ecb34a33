package dev.graft.score;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The directions in which rows differ, strongest first: of the rows' products F F' = U diag(s) U'
 * the columns u_j of U and the s_j above 0, which are the eigenvalues of F'F too.
 */
record Spectrum(double[][] directions, double[] strengths) {
  // Products have half the digits of the features, so below this an eigenvalue is rounding.
  private static final double NOTHING = 1e-13;

  static Spectrum of(DMatrixRMaj products) {
    int n = products.numRows;
    double scale = CommonOps_DDRM.elementMaxAbs(products);
    DMatrixRMaj scaled = new DMatrixRMaj(products);
    // The decomposition has tolerances of its own that small numbers fall below.
    CommonOps_DDRM.scale(scale > 0 ? 1 / scale : 1, scaled);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(scaled)) {
      throw new IllegalArgumentException(
          "features of " + n + " rows have no eigenvalues; are their numbers too large?");
    }
    List<Integer> order = new ArrayList<>();
    double largest = 0;
    for (int i = 0; i < n; i++) {
      order.add(i);
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    double least = largest * NOTHING * n;
    order.removeIf(i -> eigen.getEigenvalue(i).getReal() <= least);
    order.sort(
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    double[][] directions =
        order.stream().map(i -> eigen.getEigenVector(i).data.clone()).toArray(double[][]::new);
    double[] strengths =
        order.stream().mapToDouble(i -> scale * eigen.getEigenvalue(i).getReal()).toArray();
    return new Spectrum(directions, strengths);
  }

  int rank() {
    return strengths.length;
  }

  /**
   * How much of each direction lies between the classes: with P the projection that puts the mean
   * of its class in place of each row, u_j' P u_j = sum over classes (sum of u_ij in c)^2 / n_c.
   */
  double[] between(int[] classes, int count) {
    int[] rows = Labels.counts(classes, count);
    double[] between = new double[rank()];
    for (int j = 0; j < between.length; j++) {
      double[] sums = new double[count];
      for (int i = 0; i < classes.length; i++) {
        sums[classes[i]] += directions[j][i];
      }
      for (int c = 0; c < count; c++) {
        between[j] += rows[c] == 0 ? 0 : sums[c] * sums[c] / rows[c];
      }
    }
    return between;
  }
}
