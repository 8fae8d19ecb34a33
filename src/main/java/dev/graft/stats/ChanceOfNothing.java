package dev.graft.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The two-sided p-value of the question whether a mean is 0, from the mean's t interval.
 *
 * <p>With half width h, confidence c and f degrees of freedom the standard error is s = h / t_(1 -
 * (1 - c) / 2; f), and p = 2 P(T_f &gt; |mean| / s). So p &lt; 1 - c exactly where the interval
 * leaves 0 out.
 *
 * <p>Range: [0, 1]; smaller means less likely chance.
 *
 * <p>Degenerate cases: an interval of width 0 has p = 1 at a mean of 0 and p = 0 elsewhere; the
 * latter is as sure as a table without any spread can make it, which is too sure for a small one.
 *
 * <p>Source: Student's t.
 */
public final class ChanceOfNothing {
  private ChanceOfNothing() {}

  /** The p-value of a mean of 0. */
  public static double pValue(Interval interval) {
    double half = (interval.high() - interval.low()) / 2;
    if (half == 0) {
      return interval.mean() == 0 ? 1 : 0;
    }
    TDistribution t = TDistribution.of(interval.degreesOfFreedom());
    double error = half / t.inverseSurvivalProbability((1 - interval.confidence()) / 2);
    return 2 * t.survivalProbability(Math.abs(interval.mean()) / error);
  }
}
