package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import java.util.List;
import java.util.function.Function;

/** Zeros sent through a function of the user's, to see the shape of what comes out. */
final class Zeros {
  private Zeros() {}

  /** DJL asks its default engine for such zeros, which need not be the one in use. */
  static Shape through(List<Shape> shapes, Function<List<NDArray>, NDArray> function) {
    return EngineTasks.call(() -> computed(shapes, function));
  }

  private static Shape computed(List<Shape> shapes, Function<List<NDArray>, NDArray> function) {
    try (NDManager manager = Engines.current().newBaseManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return function.apply(shapes.stream().map(manager::zeros).toList()).getShape();
    }
  }
}
