package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.graft.model.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019). DJL's optimiser computes the
 * same step, but its state outlives the run; here it lives as long as the run's manager.
 *
 * <p>w = w (1 - rate decay); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g g; w = w - rate sqrt(1 -
 * b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon).
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIPPING = -1;
  private static final String MEAN = "mean ";
  private static final String VARIANCE = "variance ";

  private record State(
      String name, NDArray weight, double rate, double decay, NDArray mean, NDArray variance) {}

  private final List<State> states = new ArrayList<>();
  private final NDManager manager;
  private int step;

  /** An optimiser without weights. */
  AdamW(NDManager manager) {
    this.manager = manager;
  }

  /** Takes a weight on, with a state of zeros, and asks for its gradient. */
  void add(String name, NDArray weight, double rate, double decay) {
    weight.setRequiresGradient(true);
    NDArray mean = manager.zeros(weight.getShape());
    NDArray variance = manager.zeros(weight.getShape());
    states.add(new State(name, weight, rate, decay, mean, variance));
  }

  /** The running means of the gradients and of their squares. */
  Weights moments() {
    Map<String, NDArray> moments = new LinkedHashMap<>();
    for (State state : states) {
      moments.put(MEAN + state.name(), state.mean());
      moments.put(VARIANCE + state.name(), state.variance());
    }
    return Weights.copyOf(moments);
  }

  /** Goes on after so many steps with the moments of then. */
  void resume(int steps, Weights moments) {
    step = steps;
    for (State state : states) {
      copy(moments, MEAN + state.name(), state.mean());
      copy(moments, VARIANCE + state.name(), state.variance());
    }
  }

  private void copy(Weights moments, String name, NDArray target) {
    try (NDArray values = moments.create(manager, name)) {
      values.copyTo(target);
    }
  }

  /** Moves every weight by its gradient. */
  void step() {
    step++;
    double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    states.forEach(state -> update(state, (float) (state.rate() * correction)));
  }

  private void update(State state, float rate) {
    NDArray weight = state.weight();
    if (state.decay() > 0) {
      weight.muli(1 - state.rate() * state.decay());
    }
    try (NDArray gradient = weight.getGradient()) {
      NDList inputs = new NDList(weight, gradient, state.mean(), state.variance());
      weight
          .getNDArrayInternal()
          .adamUpdate(
              inputs,
              new NDList(weight),
              (float) state.rate(),
              rate,
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
