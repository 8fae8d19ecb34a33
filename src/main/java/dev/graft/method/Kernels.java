package dev.graft.method;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/** Squared distances and the sum of Gaussian kernels over them, as arrays for the engine. */
final class Kernels {
  private Kernels() {}

  /** |x_i - y_j|^2, at least 0; x (n, d) and y (m, d) give (n, m). */
  static NDArray squaredDistances(NDArray x, NDArray y) {
    NDArray squaresX = x.square().sum(new int[] {1}).reshape(-1, 1); // (n, 1)
    NDArray squaresY = y.square().sum(new int[] {1}).reshape(1, -1); // (1, m)
    NDArray products = x.dot(y.transpose()); // (n, m)
    return squaresX.add(squaresY).sub(products.mul(2)).getNDArrayInternal().relu();
  }

  /** The median of the distances between different rows, from all of them, (n, n). */
  static float median(NDArray distances) {
    int rows = (int) distances.getShape().get(0);
    float[] all = distances.toFloatArray();
    float[] pairs = new float[rows * (rows - 1) / 2];
    int next = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = i + 1; j < rows; j++) {
        pairs[next++] = all[i * rows + j];
      }
    }
    Arrays.sort(pairs);
    int middle = pairs.length / 2;
    return pairs.length % 2 == 1 ? pairs[middle] : (pairs[middle - 1] + pairs[middle]) / 2;
  }
}
