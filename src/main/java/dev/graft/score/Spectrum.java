package dev.graft.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

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
    List<Direction> found = eigen(scaled).orElseGet(() -> singular(scaled));
    double largest = found.stream().mapToDouble(Direction::strength).max().orElse(0);
    List<Direction> kept =
        found.stream()
            .filter(direction -> direction.strength > largest * NOTHING * n)
            .sorted(Comparator.comparingDouble(direction -> -direction.strength))
            .toList();
    return new Spectrum(
        kept.stream().map(Direction::values).toArray(double[][]::new),
        kept.stream().mapToDouble(direction -> scale * direction.strength).toArray());
  }

  record Direction(double[] values, double strength) {}

  private static Optional<List<Direction>> eigen(DMatrixRMaj products) {
    int n = products.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(new DMatrixRMaj(products))) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.range(0, n)
            .mapToObj(
                i ->
                    new Direction(
                        eigen.getEigenVector(i).data.clone(), eigen.getEigenvalue(i).getReal()))
            .toList());
  }

  /**
   * The same by singular values, which are the eigenvalues of products: slower, and without the
   * step count at which the other gives up where many eigenvalues are nearly 0.
   */
  static List<Direction> singular(DMatrixRMaj products) {
    int n = products.numRows;
    SingularValueDecomposition_F64<DMatrixRMaj> singular =
        DecompositionFactory_DDRM.svd(n, n, true, false, true);
    if (!singular.decompose(new DMatrixRMaj(products))) {
      throw new IllegalArgumentException(
          "features of " + n + " rows have no eigenvalues; are their numbers too large?");
    }
    DMatrixRMaj directions = singular.getU(null, true);
    return IntStream.range(0, n)
        .mapToObj(
            i ->
                new Direction(
                    Arrays.copyOfRange(directions.data, i * n, (i + 1) * n),
                    singular.getSingularValues()[i]))
        .toList();
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
