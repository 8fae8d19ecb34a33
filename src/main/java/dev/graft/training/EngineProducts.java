package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.graft.linear.Products;
import dev.graft.linear.Rows;
import dev.graft.model.Engines;
import dev.graft.model.LiveArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Products by the engine, whose matrices live until this is closed, once, as floats. Batched
 * products of a single matrix each: MXNet computes them with oneDNN, plain ones several times
 * slower with OpenBLAS, and they need no transposed copy of the rows.
 */
final class EngineProducts implements Products.Maker, AutoCloseable {
  /** Rows that are multiplied at once; their scores are all that stands in memory in between. */
  private static final int BLOCK = 1024;

  private final NDManager manager = Engines.current().newBaseManager();

  @Override
  public Products of(Rows rows) {
    Gradients.off();
    List<NDArray> blocks = new ArrayList<>();
    for (int first = 0; first < rows.number(); first += BLOCK) {
      int number = Math.min(BLOCK, rows.number() - first);
      float[] numbers = new float[number * rows.length()];
      double[] row = new double[rows.length()];
      for (int i = 0; i < number; i++) {
        rows.read(first + i, row);
        for (int j = 0; j < row.length; j++) {
          numbers[i * row.length + j] = (float) row[j];
        }
      }
      blocks.add(LiveArray.of(manager, numbers, new Shape(1, number, row.length)));
    }
    return new Blocks(manager, blocks);
  }

  /** Blocks of rows, each (1, rows, d). */
  private record Blocks(NDManager manager, List<NDArray> all) implements Products {
    @Override
    public void scores(double[] weights, int columns, Shares shares) {
      replaced(weights, columns, shares, (block, replaced) -> {});
    }

    @Override
    public double[] gathered(double[] weights, int columns, Shares shares) {
      double[] gathered = new double[weights.length];
      replaced(
          weights,
          columns,
          shares,
          (block, replaced) -> {
            NDArray transposed = matrix(transposed(replaced, columns), columns);
            add(product(transposed, block).toFloatArray(), columns, gathered); // (1, columns, d)
          });
      return gathered;
    }

    private void replaced(
        double[] weights, int columns, Shares shares, BiConsumer<NDArray, double[]> next) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray slopes = matrix(floats(weights), weights.length / columns);
        for (int k = 0; k < all.size(); k++) {
          try (NDScope ofBlock = new NDScope()) {
            ofBlock.suppressNotUsedWarning();
            NDArray block = all.get(k);
            double[] scores = BaseFeatures.doubles(product(block, slopes).toFloatArray());
            shares.replace(k * BLOCK, scores);
            next.accept(block, scores);
          }
        }
      }
    }

    private NDArray matrix(float[] numbers, int rows) {
      return LiveArray.of(manager, numbers, new Shape(1, rows, numbers.length / rows));
    }
  }

  /** DJL has batched products of either engine under a name of its own. */
  private static NDArray product(NDArray one, NDArray other) {
    return Engines.name().equals("MXNet") ? one.batchDot(other) : one.matMul(other);
  }

  private static float[] transposed(double[] numbers, int columns) {
    float[] transposed = new float[numbers.length];
    int rows = numbers.length / columns;
    for (int i = 0, k = 0; i < rows; i++) {
      for (int c = 0; c < columns; c++, k++) {
        transposed[c * rows + i] = (float) numbers[k];
      }
    }
    return transposed;
  }

  /** Adds a transposed matrix. */
  private static void add(float[] transposed, int columns, double[] sums) {
    int rows = transposed.length / columns;
    for (int c = 0, k = 0; c < columns; c++) {
      for (int i = 0; i < rows; i++, k++) {
        sums[i * columns + c] += transposed[k];
      }
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
