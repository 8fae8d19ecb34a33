package dev.graft.method;

import ai.djl.ndarray.NDArray;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;

/**
 * Less confusion between pairs of classes in the answers for unlabelled rows.
 *
 * <p>p_ic = softmax_c(scores_ic / temperature); w_i = n (1 + exp(-H_i)) / sum_j (1 + exp(-H_j))
 * with the entropy H_i of row i, a number to the gradient; C_cd = sum_i w_i p_ic p_id; each row of
 * C is divided by its sum; loss = weight (sum of C - trace of C) / k.
 *
 * <p>Shapes: scores (n, k). Range: 0, for certain answers, to (k - 1) / k, for guesses, times the
 * weight. It does not ask that domains be alike, and so bears a target that lacks classes.
 *
 * <p>Jin et al. 2020, "Minimum class confusion for versatile domain adaptation", eq. 2 to 6.
 *
 * @param weight of the loss beside the cross-entropy, above 0
 * @param temperature by which scores are divided, above 0
 */
public record MinimumClassConfusion(double weight, double temperature) implements AddedLoss {
  /** As in the paper. */
  public static final double DEFAULT_WEIGHT = 1;

  /** As in the paper. */
  public static final double DEFAULT_TEMPERATURE = 2.5;

  private static final double NEVER_ZERO = 1e-8;

  /** Checks the ranges. */
  public MinimumClassConfusion {
    Check.positive("weight", weight);
    Check.positive("temperature", temperature);
  }

  /** With the default weight and temperature. */
  public static MinimumClassConfusion withDefaults() {
    return new MinimumClassConfusion(DEFAULT_WEIGHT, DEFAULT_TEMPERATURE);
  }

  @Override
  public String name() {
    return "minimum class confusion";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String settings() {
    return Text.format("weight %s, temperature %s", weight, temperature);
  }

  @Override
  public NDArray loss(Step step) {
    NDArray logarithms = step.target().scores().div(temperature).logSoftmax(1); // (n, k)
    NDArray p = logarithms.exp();
    NDArray entropy = p.mul(logarithms).sum(new int[] {1}).neg().stopGradient(); // (n)
    NDArray certain = entropy.neg().exp().add(1);
    long rows = p.getShape().get(0);
    NDArray weights = certain.div(certain.sum()).mul(rows).reshape(-1, 1); // (n, 1)
    NDArray together = p.mul(weights).transpose().dot(p); // (k, k)
    NDArray sums = together.sum(new int[] {1}).reshape(-1, 1).add(NEVER_ZERO);
    NDArray confusion = together.div(sums); // rows sum to 1
    long classes = p.getShape().get(1);
    NDArray itself = confusion.mul(confusion.getManager().eye((int) classes)).sum();
    return confusion.sum().sub(itself).mul(weight / classes);
  }

  @Override
  public String toString() {
    return name() + ", " + settings();
  }
}
