package dev.graft.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimated mean with its doubt, from which the interval of any confidence and the p-value come.
 *
 * <p>interval: mean +- t_(1 - (1 - confidence) / 2; f) sqrt(v); p = 2 P(T_f &gt; |mean| / sqrt(v)).
 * Both from the same t, so that p &lt; 1 - confidence exactly where the interval leaves 0 out.
 *
 * <p>Degenerate cases: with variance 0 the interval is the mean itself; p is 1 where the mean is 0
 * and 0 elsewhere.
 *
 * <p>Source: Student's t.
 *
 * @param mean the estimate
 * @param variance of the mean, at least 0
 * @param degreesOfFreedom of that variance, above 0; infinite where the variance is 0
 * @param seedShare the share of the variance that more seeds would reduce, in [0, 1]; 0 where the
 *     variance is 0
 */
public record Estimate(double mean, double variance, double degreesOfFreedom, double seedShare) {
  // Below this a variance is rounding: differences of accuracies are multiples of 1 / (S N).
  private static final double NOTHING = 1e-24;

  /** The estimate; one whose variance is rounding has none. */
  static Estimate of(double mean, double variance, double freedom, double seedShare) {
    return variance < NOTHING
        ? new Estimate(mean, 0, Double.POSITIVE_INFINITY, 0)
        : new Estimate(mean, variance, freedom, seedShare);
  }

  /** The interval that holds the truth with this confidence, in (0, 1). */
  public Interval interval(double confidence) {
    Interval.checkedConfidence(confidence);
    double margin =
        variance == 0
            ? 0
            : TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2)
                * standardError();
    return new Interval(
        mean, mean - margin, mean + margin, degreesOfFreedom, confidence, seedShare);
  }

  /** The two-sided p-value of a mean of 0, in [0, 1]. */
  public double pValue() {
    if (variance == 0) {
      return Math.abs(mean) < Math.sqrt(NOTHING) ? 1 : 0;
    }
    double t = Math.abs(mean) / standardError();
    return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(t);
  }

  /** The standard error of the mean, at least 0. */
  public double standardError() {
    return Math.sqrt(variance);
  }
}
