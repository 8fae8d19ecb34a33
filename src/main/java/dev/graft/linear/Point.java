package dev.graft.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Weights, or a direction among them: the inner product of two is that of the coordinates of one
 * with the image of the other.
 *
 * @param coordinates in its space, (rows, classes), the last row that of intercepts
 * @param image of the same shape; the same matrix where the space is that of all weights
 */
record Point(DMatrixRMaj coordinates, DMatrixRMaj image) {
  /** The point so far away in a direction. */
  Point moved(double length, Point direction) {
    Point moved = copy();
    moved.move(length, direction);
    return moved;
  }

  Point copy() {
    DMatrixRMaj copied = coordinates.copy();
    return new Point(copied, image == coordinates ? copied : image.copy());
  }

  /** Moves this point itself. */
  void move(double length, Point direction) {
    CommonOps_DDRM.addEquals(coordinates, length, direction.coordinates);
    if (image != coordinates) {
      CommonOps_DDRM.addEquals(image, length, direction.image);
    }
  }

  /** Scales this point itself. */
  void scale(double factor) {
    CommonOps_DDRM.scale(factor, coordinates);
    if (image != coordinates) {
      CommonOps_DDRM.scale(factor, image);
    }
  }

  /** The inner product with what has these coordinates. */
  double dot(DMatrixRMaj others) {
    return dot(others, others.getNumElements());
  }

  /** The square of its length without intercepts. */
  double squaredSlopes() {
    return dot(coordinates, slopes(coordinates));
  }

  private double dot(DMatrixRMaj others, int numbers) {
    double sum = 0;
    for (int k = 0; k < numbers; k++) {
      sum += others.data[k] * image.data[k];
    }
    return sum;
  }

  /** How many numbers stand before those of intercepts. */
  static int slopes(DMatrixRMaj weights) {
    return weights.getNumElements() - weights.numCols;
  }
}
