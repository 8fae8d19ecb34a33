package dev.graft.method;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;
import java.util.List;

/**
 * A discriminator learns to tell the domains apart by their features, and the features learn to
 * deceive it (DANN): between them the gradient changes its sign.
 *
 * <p>loss = (L_s + L_t) / 2 with L_s = -sum_i v_i log D(x_i) over the source's rows, v_i its weight
 * over the sum of weights, and L_t = -mean_j log(1 - D(y_j)) over the target's. D is a dense layer
 * with ReLU and a second one with the logistic function; features reach it as r(x), with the value
 * x and the gradient -weight l times that behind it, l = 2 / (1 + exp(-10 p)) - 1 at the progress p
 * of training.
 *
 * <p>Shapes: features (n, d), (m, d). Range: 0 up; log 2 where the discriminator can but guess,
 * which is what the features aim at. It is no measure of how well the domains are aligned.
 *
 * <p>Ganin et al. 2016, "Domain-adversarial training of neural networks", eq. 9 and 14 and section
 * 5.2.2 for l.
 *
 * @param weight of what the discriminator tells the features, above 0
 * @param hidden units of the discriminator, at least 1
 */
public record DomainAdversarial(double weight, int hidden) implements AddedLoss {
  /** As in the paper. */
  public static final double DEFAULT_WEIGHT = 1;

  /** The paper has 100 for its small networks. */
  public static final int DEFAULT_HIDDEN = 100;

  private static final double STEEPNESS = 10;
  private static final String FIRST_MATRIX = "discriminator.hidden.weight";
  private static final String FIRST_BIAS = "discriminator.hidden.bias";
  private static final String LAST_MATRIX = "discriminator.domain.weight";
  private static final String LAST_BIAS = "discriminator.domain.bias";

  /** Checks the ranges. */
  public DomainAdversarial {
    Check.positive("weight", weight);
    Check.atLeast("hidden", hidden, 1);
  }

  /** With the default weight and units. */
  public static DomainAdversarial withDefaults() {
    return new DomainAdversarial(DEFAULT_WEIGHT, DEFAULT_HIDDEN);
  }

  @Override
  public String name() {
    return "DANN";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String settings() {
    return Text.format("weight %s, %d hidden units", weight, hidden);
  }

  @Override
  public ActsOn actsOn() {
    return ActsOn.FEATURES;
  }

  @Override
  public List<TensorSpec> tensors(int features, int classes) {
    return List.of(
        new TensorSpec(FIRST_MATRIX, Role.MATRIX, List.of(hidden, features)),
        new TensorSpec(FIRST_BIAS, Role.BIAS, List.of(hidden)),
        new TensorSpec(LAST_MATRIX, Role.MATRIX, List.of(1, hidden)),
        new TensorSpec(LAST_BIAS, Role.BIAS, List.of(1)));
  }

  /** l at some progress of training, 0 at its start and nearly 1 at its end. */
  static double schedule(double progress) {
    return 2 / (1 + Math.exp(-STEEPNESS * progress)) - 1;
  }

  @Override
  public NDArray loss(Step step) {
    double strength = weight * schedule(step.progress());
    NDArray shares = step.source().weights().div(step.source().weights().sum());
    NDArray source = scores(step, reversed(step.source().features(), strength)); // (n, 1)
    NDArray target = scores(step, reversed(step.target().features(), strength)); // (m, 1)
    NDArray taken = softplus(source.neg()).mul(shares).sum();
    return taken.add(softplus(target).mean()).div(2);
  }

  private static NDArray scores(Step step, NDArray features) {
    NDArray hidden = dense(step, features, FIRST_MATRIX, FIRST_BIAS).getNDArrayInternal().relu();
    return dense(step, hidden, LAST_MATRIX, LAST_BIAS);
  }

  private static NDArray dense(Step step, NDArray input, String matrix, String bias) {
    return Linear.linear(input, step.tensors().get(matrix), step.tensors().get(bias))
        .singletonOrThrow();
  }

  /** The same values, with a gradient times -strength. */
  static NDArray reversed(NDArray features, double strength) {
    return features.stopGradient().mul(1 + strength).sub(features.mul(strength));
  }

  /** log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)), which no x overflows. */
  private static NDArray softplus(NDArray x) {
    return x.getNDArrayInternal().relu().add(x.abs().neg().exp().add(1).log());
  }

  @Override
  public String toString() {
    return name() + ", " + settings();
  }
}
