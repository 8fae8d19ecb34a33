package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.ParameterStore;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.LiveArray;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A trained network's answer for an example of the user's. */
public final class Answering {
  /** The first ones warm up; the median does not feel them. */
  private static final int TIMED = 15;

  private Answering() {}

  /**
   * The probability of each class, summing to 1, in the order of the head's classes.
   *
   * @param numbers the example as the network's base takes it
   */
  public static List<Double> probabilities(Network network, Weights weights, float[] numbers) {
    check(network);
    return EngineTasks.call(() -> computed(network, weights, numbers));
  }

  /**
   * How long one answer takes, in milliseconds: the median of several on one thread, with the
   * network loaded before.
   *
   * @param numbers an example as the network's base takes it
   */
  public static double milliseconds(Network network, Weights weights, float[] numbers) {
    check(network);
    return EngineTasks.call(() -> timed(network, weights, numbers));
  }

  /** Of the weights there is a copy outside the heap; of each layer's output at most one. */
  private static void check(Network network) {
    long weights = network.tensors().stream().mapToLong(TensorSpec::size).sum();
    long outputs = NetworkBlock.valuesPerPicture(network.base(), 0);
    MemoryLeft.check("one answer", (weights + outputs) * Float.BYTES / 1048576.0, 0);
  }

  private static double timed(Network network, Weights weights, float[] numbers) {
    Gradients.off();
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(network.base().backbone(), network.head()).load(manager, weights);
      double[] times = new double[TIMED];
      for (int i = 0; i < times.length; i++) {
        try (NDManager one = manager.newSubManager();
            NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          long start = System.nanoTime();
          ParameterStore store = NetworkBlock.store(one);
          NDArray example =
              LiveArray.of(one, numbers, NetworkBlock.batch(network.base().input(), 1));
          NDArray features = block.stages(store, example, new Range(0, block.depth()), false);
          block.scores(store, features, false).softmax(1).toFloatArray();
          times[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(times);
      return times[times.length / 2];
    }
  }

  private static List<Double> computed(Network network, Weights weights, float[] numbers) {
    Gradients.off();
    try (NDManager manager = Engines.current().newBaseManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray example =
          LiveArray.of(manager, numbers, NetworkBlock.batch(network.base().input(), 1));
      NetworkBlock block =
          new NetworkBlock(network.base().backbone(), network.head()).load(manager, weights);
      ParameterStore store = NetworkBlock.store(manager);
      NDArray features = block.stages(store, example, new Range(0, block.depth()), false);
      List<Double> probabilities = new ArrayList<>();
      for (float value : block.scores(store, features, false).softmax(1).toFloatArray()) {
        probabilities.add((double) value);
      }
      return List.copyOf(probabilities);
    }
  }
}
