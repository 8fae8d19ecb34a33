package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import dev.graft.run.Solver;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features behind every stage of a base in one forward pass: what a head would see of it if it
 * were cut there, (n, channels) averaged over positions or (n, units).
 */
public final class StageFeatures {
  /** Heads of every kind can follow it. */
  private static final Recipe STEPS = Recipe.withDefaults().withSolver(Solver.GRADIENT);

  /** The maps of all stages are held at once, so that a batch is small. */
  private static final int BATCH = 16;

  private StageFeatures() {}

  /** Per stage, from the input on, the features of some rows under the base's own weights. */
  public static List<double[][]> of(Base base, Split split, List<Integer> rows) {
    return of(base, base.weights(), split, rows);
  }

  /**
   * The same under random weights, drawn from a seed as for a network from scratch; statistics of
   * normalisation are re-estimated on these rows, since random weights bring none.
   */
  public static List<double[][]> random(
      Network network, Split split, List<Integer> rows, long seed) {
    Plan plan = new Plan(split, network.withRandomBase(), STEPS, seed);
    Weights estimated = EngineTasks.call(() -> Statistics.of(plan, rows, BATCH));
    Weights drawn = plan.network().initialWeights(seed).with(estimated);
    return of(network.base(), drawn, split, rows);
  }

  private static List<double[][]> of(Base base, Weights weights, Split split, List<Integer> rows) {
    return EngineTasks.call(() -> computed(base, weights, split, rows));
  }

  private static List<double[][]> computed(
      Base base, Weights weights, Split split, List<Integer> rows) {
    Gradients.off();
    int depth = base.backbone().stages().size();
    List<Integer> cuts = IntStream.rangeClosed(1, depth).boxed().toList();
    FrozenPart part = new FrozenPart(split.data(), base, weights, Augmentation.NONE);
    Activations pixels = FeatureCache.shared().activations(part, 0, rows);
    List<double[][]> features = cuts.stream().map(cut -> new double[rows.size()][]).toList();
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(base.backbone(), Head.linear(List.of("a", "b")))
              .loadStages(manager, weights, new Range(0, depth));
      Shape input = new Shape(1).addAll(pixels.shape());
      NetworkBlock.Inference inference = block.inference(manager, new Range(0, depth), input, cuts);
      for (int first = 0; first < rows.size(); first += BATCH) {
        Interruption.check();
        List<Integer> batch =
            IntStream.range(first, first + BATCH)
                .mapToObj(i -> rows.get(Math.min(i, rows.size() - 1)))
                .toList();
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          keep(inference.of(pixels.batch(manager, batch)), features, first);
        }
      }
    }
    return features;
  }

  private static void keep(NDList maps, List<double[][]> features, int first) {
    for (int stage = 0; stage < features.size(); stage++) {
      keep(NetworkBlock.averaged(maps.get(stage)), features.get(stage), first);
    }
  }

  /** The rows of one batch; what fills it up beyond the last row is left out. */
  private static void keep(NDArray answers, double[][] features, int first) {
    float[] values = answers.toFloatArray();
    int length = values.length / BATCH;
    for (int i = 0; i < BATCH && first + i < features.length; i++) {
      features[first + i] = new double[length];
      for (int j = 0; j < length; j++) {
        features[first + i][j] = values[i * length + j];
      }
    }
  }
}
