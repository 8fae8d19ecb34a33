package dev.graft.score;

import dev.graft.internal.Check;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Two sets of rows in the same features, source rows first, as inner products about their mean. */
record Domains(DMatrixRMaj products, int source, int features) {
  static Domains of(double[][] source, double[][] target) {
    DMatrixRMaj first = Sample.matrix(source);
    DMatrixRMaj second = Sample.matrix(target);
    Check.that(
        first.numCols == second.numCols,
        "features (%d of the source, %d of the target) must be those of one base",
        first.numCols,
        second.numCols);
    DMatrixRMaj all = new DMatrixRMaj(first.numRows + second.numRows, first.numCols);
    System.arraycopy(first.data, 0, all.data, 0, first.data.length);
    System.arraycopy(second.data, 0, all.data, first.data.length, second.data.length);
    Sample.centreColumns(all);
    return new Domains(Sample.products(all), first.numRows, first.numCols);
  }

  int rows() {
    return products.numRows;
  }

  int target() {
    return rows() - source;
  }

  /** 0 for a row of the source, 1 for one of the target. */
  int[] sides() {
    return IntStream.range(0, rows()).map(i -> i < source ? 0 : 1).toArray();
  }

  double squaredDistance(int i, int j) {
    return Math.max(0, products.get(i, i) + products.get(j, j) - 2 * products.get(i, j));
  }

  Score.Size size() {
    return new Score.Size(rows(), features, 0);
  }
}
