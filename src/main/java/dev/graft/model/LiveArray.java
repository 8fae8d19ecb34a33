package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Live arrays from Java's numbers. All of Graft's arrays are made here.
 *
 * <p>DJL 0.36.0 copies numbers for MXNet by way of a buffer outside the heap that nothing refers to
 * any more while MXNet reads it. The garbage collector may free it before: some 70 arrays in a
 * million held other numbers, without an error, while another thread collected every 2 ms.
 */
public final class LiveArray {
  private LiveArray() {}

  /** An array of this shape with the values, in row-major order. */
  public static NDArray of(NDManager manager, float[] values, Shape shape) {
    if (!Tensors.onMxNet(manager)) {
      return manager.create(values, shape);
    }
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(values)
            .rewind();
    try {
      return manager.create(buffer, shape);
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  /** A matrix of so many rows. */
  public static NDArray rows(NDManager manager, float[] values, int rows) {
    return of(manager, values, new Shape(rows, values.length / rows));
  }
}
