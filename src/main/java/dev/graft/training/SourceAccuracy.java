package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.graft.data.Examples;
import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.LiveArray;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.OldHead;
import dev.graft.model.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** How well a base with its old head still does what it was made for. */
public final class SourceAccuracy {
  private final Base base;
  private final Examples data;

  private SourceAccuracy(Base base, Examples data) {
    this.base = base;
    this.data = data;
  }

  /**
   * A base with its old head, and data whose classes are that head's, in the same order.
   *
   * @throws IllegalArgumentException if the base has no old head, or one of other classes
   */
  public static SourceAccuracy of(Base base, Examples data) {
    OldHead head =
        base.oldHead()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Text.format(
                            "the base %s must have its old head: leave withoutHead() out here",
                            base.card().name())));
    Check.that(
        head.names().equals(data.classes()),
        "classes %s of the data must be those of the base's old head, in its order: %s",
        data.classes(),
        head.names());
    return new SourceAccuracy(base, data);
  }

  /**
   * The share of right answers of the old head on some rows, in [0, 1].
   *
   * @param body tensors in place of the base's own; those that are missing are the base's
   */
  public double of(Weights body, List<Integer> rows) {
    return EngineTasks.call(() -> computed(body, rows));
  }

  private double computed(Weights body, List<Integer> rows) {
    OldHead old = base.oldHead().orElseThrow();
    Network network = base.withoutHead().withHead(Head.linear(data.classes()));
    Weights head =
        Head.weights(base.weights().values(old.matrix()), base.weights().values(old.bias()));
    Gradients.off();
    int right = 0;
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(network.base().backbone(), network.head())
              .load(manager, base.weights().with(body).with(head));
      for (List<Integer> batch : Batches.of(rows, Batches.EVALUATION)) {
        Interruption.check();
        right += right(block, manager, batch);
      }
    }
    return (double) right / rows.size();
  }

  private int right(NetworkBlock block, NDManager manager, List<Integer> batch) {
    Input input = base.input();
    Shape shape = NetworkBlock.batch(input, batch.size());
    FloatBuffer pixels = FloatBuffer.allocate(Math.toIntExact(shape.size()));
    batch.forEach(row -> pixels.put(data.numbers(row, input)));
    ParameterStore store = NetworkBlock.store(manager);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray images = LiveArray.of(manager, pixels.array(), shape);
      NDArray features = block.stages(store, images, new Range(0, block.depth()), false);
      float[] scores = block.scores(store, features, false).toFloatArray();
      int classes = data.classes().size();
      int right = 0;
      for (int i = 0; i < batch.size(); i++) {
        float[] row = Arrays.copyOfRange(scores, i * classes, (i + 1) * classes);
        right += Outcomes.largest(row) == data.label(batch.get(i)) ? 1 : 0;
      }
      return right;
    }
  }
}
