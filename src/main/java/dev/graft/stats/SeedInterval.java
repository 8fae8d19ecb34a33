package dev.graft.stats;

import java.util.stream.DoubleStream;

/**
 * The t interval of a mean over seeds.
 *
 * <p>With values x_1..x_S of mean m and variance s^2 (1 / (S - 1)): m +- t_(S - 1) sqrt(c s^2), c =
 * 1 / S where the seeds are independent. Where training and test rows are both drawn anew from the
 * same data, runs overlap and c = 1 / S + n_test / n_training.
 *
 * <p>Where each value is a mean over rows, s^2 may by luck lie below what those rows alone bring;
 * {@link #withFloor} names that variance f, and max(s^2, f) takes the place of s^2.
 *
 * <p>Shapes: (S), S at least 2.
 *
 * <p>Range: low &lt;= mean &lt;= high, not cut to the range of the values. With resampling the
 * interval has a floor that no number of seeds goes below.
 *
 * <p>Degenerate cases: equal values give an interval of width 0; one value has no interval and is
 * refused, as is NaN.
 *
 * <p>Source: Student's t; Nadeau &amp; Bengio 2003, "Inference for the generalization error",
 * Machine Learning 52.
 */
public final class SeedInterval {
  private final double confidence;
  private final double overlap;
  private final double floor;

  private SeedInterval(double confidence, double overlap, double floor) {
    this.confidence = Interval.checkedConfidence(confidence);
    this.overlap = overlap;
    this.floor = floor;
  }

  /** Independent seeds, 95%. */
  public static SeedInterval withDefaults() {
    return new SeedInterval(CrossedInterval.DEFAULT_CONFIDENCE, 0, 0);
  }

  /** With another confidence, in (0, 1). */
  public SeedInterval withConfidence(double other) {
    return new SeedInterval(other, overlap, floor);
  }

  /** Seeds that redraw training and test rows from the same data: n_test / n_training. */
  public SeedInterval withResampling(int testRows, int trainingRows) {
    if (testRows < 1 || trainingRows < 1) {
      throw new IllegalArgumentException(
          "testRows ("
              + testRows
              + ") and trainingRows ("
              + trainingRows
              + ") must both be at least 1");
    }
    return new SeedInterval(confidence, (double) testRows / trainingRows, floor);
  }

  /** With the least variance that a value of one seed can have, at least 0. */
  public SeedInterval withFloor(double variance) {
    if (!(variance >= 0)) {
      throw new IllegalArgumentException("variance (" + variance + ") must be at least 0");
    }
    return new SeedInterval(confidence, overlap, variance);
  }

  /** The interval of the mean. */
  public Interval of(double[] values) {
    return estimate(values).interval(confidence);
  }

  /** The mean with its doubt, for intervals of any confidence. */
  public Estimate estimate(double[] values) {
    check(values);
    int seeds = values.length;
    double share = 1.0 / seeds + overlap;
    double variance = Math.max(floor, variance(values));
    return Estimate.of(mean(values), share * variance, seeds - 1.0, 1.0 / seeds / share);
  }

  /**
   * How many seeds another study would need, by what these values vary: only the seeds' own share
   * of the variance falls with their number, that of the overlap stays.
   */
  public SampleSize sampleSize(double[] values) {
    check(values);
    double variance = Math.max(floor, variance(values));
    double upper = SampleSize.upperLimit(variance, values.length - 1);
    double lower = SampleSize.lowerLimit(variance, values.length - 1);
    return new SampleSize(upper, 0, 0, overlap * upper, overlap * lower);
  }

  private static void check(double[] values) {
    if (values.length < 2 || !DoubleStream.of(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "values (" + values.length + ") must be at least 2 numbers, one per seed");
    }
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).sum() / values.length;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }
}
