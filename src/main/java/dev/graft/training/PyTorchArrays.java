package dev.graft.training;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import dev.graft.internal.DjlFields;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The arrays of a manager, where closing one does not lose its memory too early.
 *
 * <p>DJL 0.36.0 makes an array of every number that an array is multiplied with, divided by or cut
 * off at, and closes it at once. PyTorch still reads its memory when it computes gradients, and
 * that belongs to a Java buffer which the garbage collector may have freed by then: gradients of
 * any size, without an error. So buffers that are let go while a gradient is recorded stay in reach
 * until it is computed.
 */
final class PyTorchArrays extends ConcurrentHashMap<String, AutoCloseable> {
  private static final long serialVersionUID = 1;
  private static final Field ARRAYS = DjlFields.of(BaseNDManager.class, "resources");
  private static final Field BUFFER = DjlFields.of(PtNDArray.class, "dataRef");

  /** The buffers of this thread's gradient; none while there is none. */
  private static final ThreadLocal<List<Object>> KEPT = new ThreadLocal<>();

  private PyTorchArrays() {}

  /** Lets a new manager keep its buffers. */
  static void in(NDManager manager) {
    try {
      ARRAYS.set(manager, new PyTorchArrays());
    } catch (IllegalAccessException e) {
      throw DjlFields.hidden(BaseNDManager.class, "resources", e);
    }
  }

  /** From here on this thread keeps buffers. */
  static void keep() {
    KEPT.set(new ArrayList<>());
  }

  /** Lets them go. */
  static void release() {
    KEPT.remove();
  }

  @Override
  public AutoCloseable remove(Object name) {
    AutoCloseable removed = super.remove(name);
    List<Object> kept = KEPT.get();
    if (kept != null && removed instanceof PtNDArray) {
      try {
        kept.add(BUFFER.get(removed));
      } catch (IllegalAccessException e) {
        throw DjlFields.hidden(PtNDArray.class, "dataRef", e);
      }
    }
    return removed;
  }
}
