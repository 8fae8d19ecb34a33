package dev.graft.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the tests among many that are not chance, so that of those found only a stated share is
 * expected to be wrong.
 *
 * <p>With p-values in rising order p_(1)..p_(m), the adjusted value of the k-th is the least m
 * p_(j) / j over j &gt;= k, at most 1; a test is found where its adjusted value is at most the
 * rate.
 *
 * <p>Shapes: p-values (m), m at least 1.
 *
 * <p>Range: adjusted values in [0, 1], each at least its p-value and in the same order; smaller
 * means less likely chance.
 *
 * <p>Degenerate cases: one test is not adjusted; equal p-values have equal adjusted ones; NaN and
 * values outside [0, 1] are refused, and a test that could not be made is to be left out.
 *
 * <p>Source: Benjamini &amp; Hochberg 1995, "Controlling the false discovery rate", Journal of the
 * Royal Statistical Society B 57. It holds for independent tests and for those that rise and fall
 * together (Benjamini &amp; Yekutieli 2001).
 */
public final class FalseDiscovery {
  /** One in ten of what is found may be chance: a list to look through, not a verdict. */
  public static final double DEFAULT_RATE = 0.10;

  private final double rate;

  private FalseDiscovery(double rate) {
    this.rate = rate;
  }

  /** At a rate of 10%. */
  public static FalseDiscovery withDefaults() {
    return new FalseDiscovery(DEFAULT_RATE);
  }

  /** At another rate, in (0, 1). */
  public FalseDiscovery withRate(double other) {
    if (!(other > 0 && other < 1)) {
      throw new IllegalArgumentException(
          "rate (" + other + ") must lie between 0 and 1, both excluded; write 0.1 for 10%");
    }
    return new FalseDiscovery(other);
  }

  /** The rate, in (0, 1). */
  public double rate() {
    return rate;
  }

  /**
   * Intervals of which, among those that leave 0 out, only the rate's share is expected to miss the
   * truth: R of m tests are found, and each interval is drawn with the confidence 1 - rate max(R,
   * 1) / m, so that it leaves 0 out exactly where its test is found (Benjamini &amp; Yekutieli
   * 2005, "False discovery rate-adjusted multiple confidence intervals for selected parameters",
   * Journal of the American Statistical Association 100).
   *
   * @param family how many tests there are, m; those without an estimate count as not found
   */
  public List<Interval> intervals(List<Estimate> estimates, int family) {
    Holm.checkFamily(family, estimates);
    double[] pValues = new double[family];
    Arrays.setAll(pValues, i -> i < estimates.size() ? estimates.get(i).pValue() : 1);
    Tests tests = of(pValues);
    long found = IntStream.range(0, estimates.size()).filter(tests::found).count();
    double confidence = 1 - rate * Math.max(found, 1) / family;
    return estimates.stream().map(estimate -> estimate.interval(confidence)).toList();
  }

  /**
   * The tests with their adjusted p-values.
   *
   * @param adjusted in the order of the tests, in [0, 1]
   * @param rate the expected share of chance among those found, in (0, 1)
   */
  public record Tests(List<Double> adjusted, double rate) {
    /** Copies the list. */
    public Tests {
      adjusted = List.copyOf(adjusted);
    }

    /** Whether the i-th test is found. */
    public boolean found(int i) {
      return adjusted.get(i) <= rate;
    }
  }

  /** Adjusts the p-values. */
  public Tests of(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "p-value (" + p + ") must lie between 0 and 1; leave out a test that has none");
      }
    }
    int tests = pValues.length;
    List<Integer> order =
        IntStream.range(0, tests)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    List<Double> adjusted = new ArrayList<>(java.util.Collections.nCopies(tests, 1.0));
    double least = 1;
    for (int k = tests; k >= 1; k--) {
      int test = order.get(k - 1);
      least = Math.min(least, pValues[test] * tests / k);
      adjusted.set(test, least);
    }
    return new Tests(adjusted, rate);
  }
}
