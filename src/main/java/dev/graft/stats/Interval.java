package dev.graft.stats;

import dev.graft.internal.Text;

/**
 * A confidence interval of a mean.
 *
 * @param mean the estimate
 * @param low its lower end; at most the mean
 * @param high its upper end; at least the mean
 * @param degreesOfFreedom of the t distribution it comes from; infinite where the variance is 0
 * @param confidence the share of such intervals that hold the truth, in (0, 1)
 * @param seedShare the share of the mean's variance that more seeds would reduce, in [0, 1]; what
 *     remains only more test rows would; 0 where the variance is 0
 */
public record Interval(
    double mean,
    double low,
    double high,
    double degreesOfFreedom,
    double confidence,
    double seedShare) {
  static double checkedConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence (" + confidence + ") must lie between 0 and 1, both excluded");
    }
    return confidence;
  }

  /** Whether the value lies inside, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * The interval cut to what its mean can be; ends that lie within stay.
   *
   * @param least the least that the true mean can be
   * @param most the most
   */
  public Interval within(double least, double most) {
    return new Interval(
        mean,
        Math.min(Math.max(low, least), most),
        Math.max(Math.min(high, most), least),
        degreesOfFreedom,
        confidence,
        seedShare);
  }

  /** The same of the difference taken the other way round. */
  public Interval negated() {
    return new Interval(0 - mean, 0 - high, 0 - low, degreesOfFreedom, confidence, seedShare);
  }

  @Override
  public String toString() {
    return Text.format("%.3f (%.4g%% interval %.3f to %.3f)", mean, 100 * confidence, low, high)
        .replaceFirst("\\.?0+%", "%");
  }
}
