package dev.graft.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/**
 * One gradient step as an {@link AddedLoss} sees it. Its arrays live until the step ends.
 *
 * @param source the labelled rows, with their weights
 * @param target the unlabelled rows, as many
 * @param labels of the source rows, in their order
 * @param tensors the method's own, by the names it gave them
 * @param progress of the present phase of training, in [0, 1)
 */
public record Step(
    Side source, Side target, List<Integer> labels, Map<String, NDArray> tensors, double progress) {
  /** Copies the list. */
  public Step {
    labels = List.copyOf(labels);
  }

  /**
   * The rows of one domain.
   *
   * @param features what enters the last linear layer, behind any hidden layer and dropout, (n, d)
   * @param scores what comes out of it, (n, classes)
   * @param rows their numbers in the data, (n)
   * @param weights how much each counts, at least 0 and all 1 unless the method asks for others,
   *     (n, 1); those of the target are 1
   */
  public record Side(NDArray features, NDArray scores, List<Integer> rows, NDArray weights) {
    /** Copies the list. */
    public Side {
      rows = List.copyOf(rows);
    }
  }
}
