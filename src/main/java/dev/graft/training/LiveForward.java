package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a live network answers in inference mode, batch by batch. */
final class LiveForward {
  private final NDManager manager;
  private final NetworkBlock block;
  private final Range live;

  LiveForward(NDManager manager, NetworkBlock block, Range live) {
    this.manager = manager;
    this.block = block;
    this.live = live;
  }

  /** All batches are of one size, the last filled up with its last row: an engine plans once. */
  float[][] of(Activations inputs, List<Integer> rows, UnaryOperator<NDArray> answer) {
    int size = Math.min(rows.size(), Batches.EVALUATION);
    float[][] all = new float[rows.size()][];
    try (NDManager passing = manager.newSubManager()) {
      UnaryOperator<NDArray> forward = forward(passing, inputs.shape());
      for (int from = 0; from < all.length; from += size) {
        Interruption.check();
        List<Integer> batch =
            IntStream.range(from, from + size)
                .mapToObj(i -> rows.get(Math.min(i, all.length - 1)))
                .toList();
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          NDArray answers = answer.apply(forward.apply(inputs.batch(passing, batch)));
          float[] values = answers.toFloatArray();
          int length = values.length / size;
          for (int i = 0; i < size && from + i < all.length; i++) {
            all[from + i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
          }
        }
      }
    }
    return all;
  }

  private UnaryOperator<NDArray> forward(NDManager passing, Shape input) {
    if (live.from() == live.to()) {
      return batch -> batch;
    }
    NetworkBlock.Inference inference =
        block.inference(passing, live, new Shape(1).addAll(input), List.of(live.to()));
    return batch -> inference.of(batch).head();
  }
}
