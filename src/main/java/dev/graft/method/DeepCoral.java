package dev.graft.method;

import ai.djl.ndarray.NDArray;
import dev.graft.internal.Check;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;

/**
 * Correlation alignment: the covariances of the features of both domains are drawn to each other.
 *
 * <p>loss = weight ||C_s - C_t||_F^2 / (4 d^2), with the squared Frobenius norm and the unbiased
 * covariances (divisor n - 1) of the source's and the target's features in a step.
 *
 * <p>Shapes: features (n, d) each, at least two rows. Range: 0, for equal covariances, and up; it
 * knows nothing of means. Not a number for a single row.
 *
 * <p>Sun &amp; Saenko 2016, "Deep CORAL: Correlation alignment for deep domain adaptation", eq. 1
 * to 3. Public implementations often leave out the square, or divide by n.
 *
 * @param weight of the loss beside the cross-entropy, above 0
 */
public record DeepCoral(double weight) implements AddedLoss {
  /** The best of 1, 10, 100 and 1,000 on turned digits; the divisor makes the loss small. */
  public static final double DEFAULT_WEIGHT = 10;

  /** Checks the range. */
  public DeepCoral {
    Check.positive("weight", weight);
  }

  /** With the default weight. */
  public static DeepCoral withDefaults() {
    return new DeepCoral(DEFAULT_WEIGHT);
  }

  @Override
  public String name() {
    return "deep CORAL";
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
  public ActsOn actsOn() {
    return ActsOn.FEATURES;
  }

  @Override
  public NDArray loss(Step step) {
    long features = step.source().features().getShape().get(1);
    NDArray difference = Covariance.of(step.source()).sub(Covariance.of(step.target()));
    return difference.square().sum().mul(weight / (4.0 * features * features));
  }

  @Override
  public String toString() {
    return name() + ", " + settings();
  }
}
