package dev.graft.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The space of all weights.
 *
 * @param products with scaled rows, (n, dimensions + 1), whose last number is 1
 */
record WholeSpace(Products products, int dimensions) implements FeatureSpace {
  @Override
  public Point point(DMatrixRMaj coordinates) {
    return new Point(coordinates, coordinates);
  }

  @Override
  public DMatrixRMaj gathered(Point weights, Products.Shares shares) {
    int classes = weights.coordinates().numCols;
    double[] sums = products.gathered(weights.coordinates().data, classes, shares);
    return DMatrixRMaj.wrap(dimensions + 1, classes, sums);
  }

  @Override
  public double size(Point gradient) {
    return CommonOps_DDRM.elementMaxAbs(gradient.coordinates());
  }

  @Override
  public DMatrixRMaj weights(Point point) {
    return point.coordinates();
  }
}
