package dev.graft.model;

import java.util.List;
import java.util.function.Supplier;

/**
 * A named part of a backbone, after which it can be cut.
 *
 * @param name the name of the cut point after it
 * @param tensors what it holds
 * @param block makes a new live block of it, without weights
 */
public record Stage(String name, List<TensorSpec> tensors, Supplier<StageBlock> block) {
  /** Copies the list. */
  public Stage {
    tensors = List.copyOf(tensors);
  }

  /** The number of values that a gradient can move. */
  public long parameters() {
    return tensors.stream()
        .filter(tensor -> tensor.role().learned())
        .mapToLong(TensorSpec::size)
        .sum();
  }
}
