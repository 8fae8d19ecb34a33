package dev.graft.model;

import dev.graft.data.ImageSet;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;

/**
 * What a network's input numbers are like: the mean and deviation over all pictures, channels and
 * positions, after scaling.
 *
 * @param mean of all numbers
 * @param deviation root of the mean squared distance from the mean, at least 0; 0 where all
 *     pictures are of one and the same grey
 */
public record InputStatistics(double mean, double deviation) implements Shown {
  /** Enough pictures for two digits, few enough to cost a moment. */
  static final int PICTURES = 256;

  /** A picture's mean hardly depends on its size, so a small one does. */
  static final int LARGEST_SIDE = 64;

  /** Checks the range. */
  public InputStatistics {
    Check.that(
        Double.isFinite(mean) && deviation >= 0 && Double.isFinite(deviation),
        "mean (%s) and deviation (%s) must be numbers, the deviation at least 0",
        mean,
        deviation);
  }

  /**
   * The statistics of a set's pictures, of at most {@value #PICTURES} spread evenly over its rows,
   * at a size of at most {@value #LARGEST_SIDE} pixels.
   */
  public static InputStatistics of(ImageSet data, Preprocessing input) {
    Preprocessing small = input.withSize(Math.min(input.size(), LARGEST_SIDE));
    int pictures = Math.min(PICTURES, data.size());
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int i = 0; i < pictures; i++) {
      for (float value : data.pixels((int) ((long) i * data.size() / pictures), small)) {
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    double mean = sum / count;
    return new InputStatistics(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
  }

  @Override
  public String toString() {
    return Text.format("mean %.2f, deviation %.2f", mean, deviation);
  }
}
