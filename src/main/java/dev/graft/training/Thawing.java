package dev.graft.training;

import dev.graft.internal.Check;
import dev.graft.model.Network;

/**
 * Which stages fine-tuning sets free.
 *
 * @param stages how many, counted from the top; {@link #ALL} for every one
 */
public record Thawing(int stages) {
  private static final int ALL = Integer.MAX_VALUE;

  /** Checks the range. */
  public Thawing {
    Check.atLeast("stages", stages, 1);
  }

  /** The last stages of the base, those next to the head. */
  public static Thawing fromTheTop(int stages) {
    return new Thawing(stages);
  }

  /** The whole base. */
  public static Thawing all() {
    return new Thawing(ALL);
  }

  /** The number of stages that stay frozen below. */
  int cut(Network network) {
    int depth = network.base().cuts().size();
    Check.that(
        stages == ALL || stages <= depth,
        "stages (%d) to thaw must be at most the base's %d: %s",
        stages,
        depth,
        network.base().cuts());
    return stages == ALL ? 0 : depth - stages;
  }

  @Override
  public String toString() {
    return stages == ALL ? "the whole base" : "the top %d stages".formatted(stages);
  }
}
