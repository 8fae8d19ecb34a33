package dev.graft.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.graft.model.Engines;
import java.util.function.Supplier;

/** Computes gradients, on either engine and in several threads at once. */
final class Gradients {
  private Gradients() {}

  /** No gradient is recorded in this thread, outside {@link #of}. */
  static void off() {
    if (Engines.current().getEngineName().equals("PyTorch")) {
      PyTorchGradients.off();
    }
  }

  /** A new manager whose arrays gradients can be computed through. */
  static NDManager manager(Engine engine) {
    NDManager manager = engine.newBaseManager();
    if (engine.getEngineName().equals("PyTorch")) {
      PyTorchArrays.in(manager);
    }
    return manager;
  }

  /** Forgets a weight's gradient where the engine would add the next one to it. */
  static void clear(NDArray weight) {
    if (Engines.current().getEngineName().equals("PyTorch")) {
      PyTorchGradients.clear(weight);
    }
  }

  /**
   * Computes the loss and leaves its gradients in the arrays that ask for one.
   *
   * @return the loss
   */
  static float of(Engine engine, Supplier<NDArray> loss) {
    if (engine.getEngineName().equals("PyTorch")) {
      return PyTorchGradients.of(loss);
    }
    try (GradientCollector collector = engine.newGradientCollector()) {
      NDArray value = loss.get();
      collector.backward(value);
      return value.getFloat();
    }
  }
}
