package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Stochastic gradient descent with momentum and decoupled weight decay (Loshchilov &amp; Hutter
 * 2019): w = w (1 - rate decay); m = 0.9 m + g; w = w - rate m.
 */
final class MomentumDescent extends Descent {
  private static final double MOMENTUM = 0.9;
  private static final String VELOCITY = "velocity";

  MomentumDescent(NDManager manager) {
    super(manager);
  }

  @Override
  List<String> memory() {
    return List.of(VELOCITY);
  }

  @Override
  void update(State state, double rate) {
    NDArray velocity = state.moments().get(VELOCITY);
    try (NDArray gradient = state.weight().getGradient()) {
      velocity.muli(MOMENTUM).addi(gradient);
    }
    try (NDArray way = velocity.mul(rate)) {
      state.weight().subi(way);
    }
    Gradients.clear(state.weight()); // DJL's own update does so for Adam
  }
}
