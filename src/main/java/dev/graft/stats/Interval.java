package dev.graft.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A confidence interval of a mean.
 *
 * @param mean the estimate
 * @param low its lower end; at most the mean
 * @param high its upper end; at least the mean
 * @param degreesOfFreedom of the t distribution it comes from; infinite where the variance is 0
 * @param confidence the share of such intervals that hold the truth, in (0, 1)
 */
public record Interval(
    double mean, double low, double high, double degreesOfFreedom, double confidence) {
  // Below this a variance is rounding.
  private static final double NOTHING = 1e-24;

  /** The interval of a mean with this variance, by the t distribution. */
  static Interval of(double mean, double variance, double freedom, double confidence) {
    if (variance < NOTHING) {
      return new Interval(mean, mean, mean, Double.POSITIVE_INFINITY, confidence);
    }
    double t = TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    double margin = t * Math.sqrt(variance);
    return new Interval(mean, mean - margin, mean + margin, freedom, confidence);
  }

  /** Whether the value lies inside. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  @Override
  public String toString() {
    return "%.3f (%.0f%% interval %.3f to %.3f)".formatted(mean, 100 * confidence, low, high);
  }
}
