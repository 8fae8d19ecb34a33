package dev.graft.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Supplier;

/** Opens this package's gradients to the tests of methods. */
public final class LossGradients {
  private LossGradients() {}

  /** A manager whose arrays gradients can be computed through. */
  public static NDManager manager(Engine engine) {
    return Gradients.manager(engine);
  }

  /** Computes the loss and leaves its gradients in the arrays that ask for one. */
  public static float of(Engine engine, Supplier<NDArray> loss) {
    return Gradients.of(engine, loss);
  }
}
