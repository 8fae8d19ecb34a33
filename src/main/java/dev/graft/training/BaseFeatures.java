package dev.graft.training;

import dev.graft.data.Examples;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.EngineTasks;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import dev.graft.run.Solver;
import java.util.List;

/**
 * What a head sees of a base: the features behind its last stage, (n, d), averaged over positions
 * where they are maps. They come from the cache that training uses, so that a run with the base
 * frozen does not compute them again.
 */
public final class BaseFeatures {
  /** Heads of every kind can follow it. */
  private static final Recipe STEPS = Recipe.withDefaults().withSolver(Solver.GRADIENT);

  private final FeatureCache cache;

  private BaseFeatures(FeatureCache cache) {
    this.cache = cache;
  }

  /** By way of this cache. */
  public static BaseFeatures in(FeatureCache cache) {
    return new BaseFeatures(cache);
  }

  /** The features of some rows, in their order, under the base's own weights. */
  public double[][] of(Base base, Examples data, List<Integer> rows) {
    return features(base, base.weights(), data, rows);
  }

  /**
   * The features of some rows under weights drawn from a seed, as a run with that seed draws them
   * for a network from random weights; statistics of normalisation are re-estimated on these rows.
   */
  public double[][] random(Network network, Split split, List<Integer> rows, long seed) {
    Plan plan = new Plan(split, network.withRandomBase(), STEPS, seed);
    Weights estimated = EngineTasks.call(() -> Statistics.of(plan, rows));
    Weights drawn = plan.network().initialWeights(seed).with(estimated);
    return features(network.base(), drawn, split.data(), rows);
  }

  /** The features of some rows under the first weights of a run with this seed. */
  public double[][] drawn(Network network, Split split, List<Integer> rows, long seed) {
    return features(network.base(), network.initialWeights(seed), split.data(), rows);
  }

  private double[][] features(Base base, Weights weights, Examples data, List<Integer> rows) {
    check(base, rows.size());
    FrozenPart part = new FrozenPart(data, base, weights, Augmentation.NONE);
    int stages = base.backbone().stages().size();
    Activations all = EngineTasks.call(() -> cache.activations(part, stages, rows));
    return rows.stream().map(row -> doubles(all.values().apply(row))).toArray(double[][]::new);
  }

  /** A batch passes outside the heap; on it each row's features stand as floats and as doubles. */
  private static void check(Base base, int rows) {
    long weights =
        base.backbone().stages().stream()
            .flatMap(stage -> stage.tensors().stream())
            .mapToLong(TensorSpec::size)
            .sum();
    double share = Plan.OUTPUTS_WHILE_FILLING * FeatureCache.BATCH;
    double passing = share * NetworkBlock.valuesPerPicture(base, 0);
    long kept = (long) base.backbone().features() * rows * (Float.BYTES + Double.BYTES);
    MemoryLeft.check(
        "the features of " + base.card().name(),
        (weights + passing) * Float.BYTES / 1048576.0,
        kept / 1048576.0);
  }

  static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
