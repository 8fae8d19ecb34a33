package dev.graft.method;

import ai.djl.ndarray.NDArray;
import dev.graft.internal.Check;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;

/**
 * Surer answers for unlabelled rows, so that borders between classes run where few rows are.
 *
 * <p>loss = weight mean_i (-sum_c p_ic log p_ic), with the predicted probabilities p of the
 * target's rows in a step.
 *
 * <p>Shapes: scores (n, k). Range: 0 for answers that are certain to log k for guesses, in nats,
 * times the weight. It is lowest, too, where all rows get one class: nothing in it prevents that.
 *
 * <p>Grandvalet &amp; Bengio 2005, "Semi-supervised learning by entropy minimization".
 *
 * @param weight of the loss beside the cross-entropy, above 0
 */
public record EntropyMinimisation(double weight) implements AddedLoss {
  /** Customary: at 1 and more first answers, right or wrong, are made certain too soon. */
  public static final double DEFAULT_WEIGHT = 0.1;

  /** Checks the range. */
  public EntropyMinimisation {
    Check.positive("weight", weight);
  }

  /** With the default weight. */
  public static EntropyMinimisation withDefaults() {
    return new EntropyMinimisation(DEFAULT_WEIGHT);
  }

  @Override
  public String name() {
    return "entropy minimisation";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String settings() {
    return "weight " + weight;
  }

  @Override
  public NDArray loss(Step step) {
    NDArray logarithms = step.target().scores().logSoftmax(1); // (n, k)
    long rows = logarithms.getShape().get(0);
    return logarithms.exp().mul(logarithms).sum().mul(-weight / rows);
  }

  @Override
  public String toString() {
    return name() + ", " + settings();
  }
}
