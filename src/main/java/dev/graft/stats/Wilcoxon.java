package dev.graft.stats;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test of differences, one per data set, as Dem&#353;ar 2006 ("Statistical
 * comparisons of classifiers over multiple data sets", Journal of Machine Learning Research 7)
 * recommends it for two methods.
 *
 * <p>Shapes: differences (n), n at least 1. Range: (0, 1].
 *
 * <p>Degenerate cases: differences of 0 are ranked and left out of the sum (Pratt 1959); where all
 * are 0 the p-value is 1. Five data sets cannot reach 0.05: 2 / 2^5.
 */
public final class Wilcoxon {
  private Wilcoxon() {}

  /** The two-sided p-value of no difference: exact for few differences without ties. */
  public static double pValue(double[] differences) {
    return DoubleStream.of(differences).allMatch(d -> d == 0)
        ? 1
        : WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
  }
}
