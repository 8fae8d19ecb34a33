package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.graft.linear.Products;
import dev.graft.model.Engines;
import dev.graft.model.LiveArray;

/** Products by the engine, whose matrices live until this is closed. */
final class EngineProducts implements Products.Maker, AutoCloseable {
  private final NDManager manager = Engines.current().newBaseManager();

  @Override
  public Products of(double[] numbers, int rows, int columns) {
    Gradients.off();
    NDArray matrix = LiveArray.rows(manager, floats(numbers), rows);
    NDArray transposed = matrix.transpose();
    transposed.attach(manager);
    return new Products() {
      @Override
      public double[] times(double[] other, int k) {
        return product(matrix, other, columns);
      }

      @Override
      public double[] transposedTimes(double[] other, int k) {
        return product(transposed, other, rows);
      }
    };
  }

  private double[] product(NDArray matrix, double[] other, int rows) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return BaseFeatures.doubles(
          matrix.matMul(LiveArray.rows(manager, floats(other), rows)).toFloatArray());
    }
  }

  private static float[] floats(double[] doubles) {
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  @Override
  public void close() {
    manager.close();
  }
}
