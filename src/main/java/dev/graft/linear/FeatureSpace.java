package dev.graft.linear;

import org.ejml.data.DMatrixRMaj;

/** The space in which weights of scaled features are sought. */
interface FeatureSpace {
  /** All weights 0. */
  default Point origin(int classes) {
    DMatrixRMaj zero = new DMatrixRMaj(dimensions() + 1, classes);
    return point(zero);
  }

  /** How many numbers per class there are beside the intercept. */
  int dimensions();

  /** What has these coordinates, (dimensions + 1, classes). */
  Point point(DMatrixRMaj coordinates);

  /**
   * Coordinates of the sum of all rows, each times the shares that its scores have been replaced
   * by, (dimensions + 1, classes).
   */
  DMatrixRMaj gathered(Point weights, Products.Shares shares);

  /** No component of a gradient is larger. */
  double size(Point gradient);

  /** The weights of scaled features, (d + 1, classes). */
  DMatrixRMaj weights(Point point);
}
