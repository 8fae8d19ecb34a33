package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.model.LiveArray;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What enters the part of a network that a run computes: pixels, or the answers of frozen stages.
 *
 * @param values a row's numbers
 * @param shape of one row
 * @param secondsPerRow what a row cost when it was computed
 */
record Activations(IntFunction<float[]> values, Shape shape, double secondsPerRow) {
  /** The rows as one array, (n, ...shape). */
  NDArray batch(NDManager manager, List<Integer> rows) {
    FloatBuffer buffer = FloatBuffer.allocate(Math.toIntExact(rows.size() * shape.size()));
    rows.forEach(row -> buffer.put(values.apply(row)));
    return LiveArray.of(manager, buffer.array(), new Shape(rows.size()).addAll(shape));
  }
}
