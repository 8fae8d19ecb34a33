package dev.graft.training;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The gradients of layers that several tasks share, as one vector. */
final class SharedGradients {
  private SharedGradients() {}

  static float[] of(List<NDArray> weights) {
    float[] all = new float[Math.toIntExact(weights.stream().mapToLong(NDArray::size).sum())];
    int at = 0;
    for (NDArray weight : weights) {
      float[] values = weight.getGradient().toFloatArray();
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return all;
  }

  /** a b / (|a| |b|); NaN where one of them is 0. */
  static double cosine(float[] a, float[] b) {
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      ofA += (double) a[i] * a[i];
      ofB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(ofA * ofB);
  }
}
