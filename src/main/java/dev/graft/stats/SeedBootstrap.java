package dev.graft.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * The percentile bootstrap over seeds, for a statistic that may lie outside what was measured.
 *
 * <p>B times S seeds are drawn from the S with replacement, and the statistic is computed from
 * them; of the values in rising order v_(1)..v_(B) the interval is v_(k) to v_(B + 1 - k) with k =
 * max(1, floor(B (1 - confidence) / 2)). No two values are averaged, so an infinite one, "beyond
 * what was measured", stays what it is.
 *
 * <p>Shapes: the statistic takes the drawn seeds' indices, (S) in 0..S - 1.
 *
 * <p>Range: low &lt;= high; either may be infinite.
 *
 * <p>Degenerate cases: one seed leaves nothing to draw and is refused, as is a statistic of NaN.
 * With few seeds the interval is too narrow: the variance of a mean comes out (S - 1) / S of what
 * it should be, and with 3 seeds there are only 10 different draws. It describes; it is no test.
 *
 * <p>Source: Efron &amp; Tibshirani 1993, "An introduction to the bootstrap", chapter 13.
 */
public final class SeedBootstrap {
  /** More change an interval's ends by less than they are shown with. */
  public static final int DEFAULT_RESAMPLES = 2_000;

  private static final int FEWEST = 100;

  private final int resamples;
  private final double confidence;

  private SeedBootstrap(int resamples, double confidence) {
    this.resamples = resamples;
    this.confidence = Interval.checkedConfidence(confidence);
  }

  /** 2,000 draws, 95% confidence. */
  public static SeedBootstrap withDefaults() {
    return new SeedBootstrap(DEFAULT_RESAMPLES, CrossedInterval.DEFAULT_CONFIDENCE);
  }

  /** With another number of draws, at least 100. */
  public SeedBootstrap withResamples(int number) {
    if (number < FEWEST) {
      throw new IllegalArgumentException(
          "resamples (" + number + ") must be at least " + FEWEST + "; the ends would be chance");
    }
    return new SeedBootstrap(number, confidence);
  }

  /** With another confidence, in (0, 1). */
  public SeedBootstrap withConfidence(double other) {
    return new SeedBootstrap(resamples, other);
  }

  /**
   * An interval that may be open.
   *
   * @param low its lower end; negative infinity where it lies below what was measured
   * @param high its upper end; positive infinity where it lies above what was measured
   * @param inside the share of draws whose value was measured, in [0, 1]
   * @param confidence in (0, 1)
   */
  public record Range(double low, double high, double inside, double confidence) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.0f%% interval %s to %s", 100 * confidence, number(low), number(high));
    }

    private static String number(double value) {
      return Double.isInfinite(value) ? "outside" : String.format(Locale.ROOT, "%.3g", value);
    }
  }

  /**
   * The interval of a statistic.
   *
   * @param seeds how many seeds there are, at least 2
   */
  public Range of(int seeds, ToDoubleFunction<int[]> statistic, RandomGenerator generator) {
    if (seeds < 2) {
      throw new IllegalArgumentException(
          "seeds (" + seeds + ") must be at least 2: from one nobody can tell how much it matters");
    }
    double[] values = new double[resamples];
    int[] drawn = new int[seeds];
    for (int b = 0; b < resamples; b++) {
      for (int s = 0; s < seeds; s++) {
        drawn[s] = generator.nextInt(seeds);
      }
      values[b] = statistic.applyAsDouble(drawn.clone());
      if (Double.isNaN(values[b])) {
        throw new IllegalArgumentException(
            "statistic (NaN) must be a number; give infinity where it lies outside");
      }
    }
    Arrays.sort(values);
    int k = Math.max(1, (int) Math.floor(resamples * (1 - confidence) / 2));
    double inside = (double) Arrays.stream(values).filter(Double::isFinite).count() / resamples;
    return new Range(values[k - 1], values[resamples - k], inside, confidence);
  }
}
