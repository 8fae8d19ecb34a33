package dev.graft.method;

import dev.graft.internal.Check;
import dev.graft.recipe.SourceFeatures;
import java.util.function.UnaryOperator;

/**
 * Correlation alignment of frozen features: those of the source are whitened and coloured with the
 * target's covariance, and the head is trained on them.
 *
 * <p>x becomes m_t + C_t^(1/2) C_s^(-1/2) (x - m_s), with the means m, the unbiased covariances
 * (divisor n - 1) plus ridge times the identity, C, and symmetric roots. The source's are those of
 * the training rows alone.
 *
 * <p>Shapes: source (n, d), target (m, d), at least two rows each; fewer rows than d do, for the
 * ridge makes both invertible. No range; not a number for a single row.
 *
 * <p>Sun, Feng &amp; Saenko 2016, "Return of frustratingly easy domain adaptation", algorithm 1,
 * whose features have a mean of zero in each domain; here the means are moved with them.
 *
 * @param ridge added to all variances, above 0
 */
public record ShallowCoral(double ridge) implements SourceFeatures {
  /** As in the paper, whose features have variances of 1. */
  public static final double DEFAULT_RIDGE = 1;

  /** Checks the range. */
  public ShallowCoral {
    Check.positive("ridge", ridge);
  }

  /** With the default ridge. */
  public static ShallowCoral withDefaults() {
    return new ShallowCoral(DEFAULT_RIDGE);
  }

  @Override
  public String name() {
    return "CORAL";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String settings() {
    return "ridge " + ridge;
  }

  @Override
  public UnaryOperator<float[]> change(float[][] source, float[][] target) {
    Spread from = Spread.of(source, ridge);
    Spread to = Spread.of(target, ridge);
    return row -> {
      double[] centred = new double[row.length];
      for (int i = 0; i < row.length; i++) {
        centred[i] = row[i] - from.mean()[i];
      }
      double[] coloured = to.power(0.5, from.power(-0.5, centred));
      float[] changed = new float[row.length];
      for (int i = 0; i < row.length; i++) {
        changed[i] = (float) (to.mean()[i] + coloured[i]);
      }
      return changed;
    };
  }

  @Override
  public String toString() {
    return name() + ", " + settings();
  }
}
