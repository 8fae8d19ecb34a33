package dev.graft.stats;

import java.util.stream.DoubleStream;

/**
 * The t interval of a mean over seeds.
 *
 * <p>With values x_1..x_S of mean m and variance s^2 (1 / (S - 1)): m +- t_(S - 1) sqrt(c s^2), c =
 * 1 / S where the seeds are independent. Where training and test rows are both drawn anew from the
 * same data, runs overlap and c = 1/S + n_test / n_training (Nadeau &amp; Bengio 2003, "Inference
 * for the generalization error", Machine Learning 52): it has a floor that no number of seeds goes
 * below. Shapes: (S), S at least 2. Degenerate: equal values give an interval of width 0; NaN is
 * refused.
 */
public final class SeedInterval {
  private final double confidence;
  private final double overlap;

  private SeedInterval(double confidence, double overlap) {
    this.confidence = confidence;
    this.overlap = overlap;
  }

  /** Independent seeds, 95%. */
  public static SeedInterval withDefaults() {
    return new SeedInterval(CrossedInterval.DEFAULT_CONFIDENCE, 0);
  }

  /** Seeds that redraw training and test rows from the same data: n_test / n_training. */
  public SeedInterval withResampling(int testRows, int trainingRows) {
    return new SeedInterval(confidence, (double) testRows / trainingRows);
  }

  /** The interval of the mean. */
  public Interval of(double[] values) {
    if (values.length < 2 || DoubleStream.of(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          "values (" + values.length + ") must be at least 2 numbers, one per seed");
    }
    double mean = DoubleStream.of(values).average().orElseThrow();
    double variance =
        DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    return Interval.of(
        mean, variance * (1.0 / values.length + overlap), values.length - 1, confidence);
  }
}
