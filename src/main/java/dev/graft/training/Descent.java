package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.graft.model.Weights;
import dev.graft.recipe.Optimiser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves weights by their gradients. DJL's optimisers compute the same steps, but their state
 * outlives the run; here it lives as long as the run's manager.
 */
abstract class Descent {
  private final List<State> states = new ArrayList<>();
  private final NDManager manager;
  private int steps;

  /**
   * How a weight is to be moved.
   *
   * @param rate its learning rate
   * @param decay its decoupled decay, per unit of rate
   * @param anchor what it is drawn back to, with its decay, in place of zero
   */
  record Pull(double rate, double decay, Optional<NDArray> anchor) {}

  /** A weight with what the rule remembers of its gradients, by name. */
  record State(String name, NDArray weight, Pull pull, Map<String, NDArray> moments) {}

  /** An optimiser without weights. */
  Descent(NDManager manager) {
    this.manager = manager;
  }

  static Descent of(Optimiser optimiser, NDManager manager) {
    return switch (optimiser) {
      case ADAM_W -> new AdamW(manager);
      case SGD -> new MomentumDescent(manager);
    };
  }

  /** The names of what the rule remembers of each weight. */
  abstract List<String> memory();

  /** Moves one weight by its gradient, decay done. */
  abstract void update(State state, double rate);

  /** Takes a weight on, with a memory of zeros, and asks for its gradient. */
  void add(String name, NDArray weight, Pull pull) {
    weight.setRequiresGradient(true);
    Map<String, NDArray> moments = new LinkedHashMap<>();
    memory().forEach(kind -> moments.put(kind, manager.zeros(weight.getShape())));
    states.add(new State(name, weight, pull, moments));
  }

  /** The number of steps so far. */
  int steps() {
    return steps;
  }

  /** What is remembered of the gradients. */
  Weights moments() {
    Map<String, NDArray> moments = new LinkedHashMap<>();
    for (State state : states) {
      state.moments().forEach((kind, array) -> moments.put(kind + " " + state.name(), array));
    }
    return Weights.copyOf(moments);
  }

  /** Goes on after so many steps with the moments of then. */
  void resume(int done, Weights moments) {
    steps = done;
    for (State state : states) {
      state.moments().forEach((kind, array) -> copy(moments, kind + " " + state.name(), array));
    }
  }

  private void copy(Weights moments, String name, NDArray target) {
    try (NDArray values = moments.create(manager, name)) {
      values.copyTo(target);
    }
  }

  /** Moves every weight by its gradient, at its rate times a schedule's factor. */
  void step(double factor) {
    steps++;
    for (State state : states) {
      double rate = state.pull().rate() * factor;
      decay(state, rate * state.pull().decay());
      update(state, rate);
    }
  }

  private static void decay(State state, double share) {
    if (share > 0) {
      state.weight().muli(1 - share);
      state
          .pull()
          .anchor()
          .ifPresent(
              anchor -> {
                try (NDArray part = anchor.mul(share)) {
                  state.weight().addi(part);
                }
              });
    }
  }
}
