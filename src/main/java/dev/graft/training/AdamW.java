package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019).
 *
 * <p>w = w (1 - rate decay); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g g; w = w - rate sqrt(1 -
 * b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon).
 */
final class AdamW extends Descent {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIPPING = -1;
  private static final String MEAN = "mean";
  private static final String VARIANCE = "variance";

  AdamW(NDManager manager) {
    super(manager);
  }

  @Override
  List<String> memory() {
    return List.of(MEAN, VARIANCE);
  }

  @Override
  void update(State state, double rate) {
    double correction = Math.sqrt(1 - Math.pow(BETA2, steps())) / (1 - Math.pow(BETA1, steps()));
    NDArray weight = state.weight();
    try (NDArray gradient = weight.getGradient()) {
      NDArray mean = state.moments().get(MEAN);
      NDArray variance = state.moments().get(VARIANCE);
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradient, mean, variance),
              new NDList(weight),
              (float) rate,
              (float) (rate * correction),
              0,
              1,
              NO_CLIPPING,
              BETA1,
              BETA2,
              EPSILON,
              false,
              false);
    }
  }
}
