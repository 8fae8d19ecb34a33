package dev.graft.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Studies of two arms whose seeds are not, or not all, common, and whose true difference is 0. */
public final class TwoSamples {
  private static final double LEVEL = 0.95;

  private TwoSamples() {}

  /**
   * How often the interval leaves 0 out.
   *
   * @param byRows all answers count; scores of each seed alone, as Welch does
   * @param alone see byRows
   */
  public record Alarms(double byRows, double alone) {}

  /** The share of false alarms where no seed is common. */
  public static Alarms alarms(Noise noise, int[] seeds, int rows, int studies) {
    SplittableRandom random = new SplittableRandom(noise.ordinal());
    int byRows = 0;
    int alone = 0;
    for (int study = 0; study < studies; study++) {
      double[][][] arms = noise.samples(seeds, rows, random);
      byRows += ofRows(arms).contains(0) ? 0 : 1;
      alone += welch(arms).interval(LEVEL).contains(0) ? 0 : 1;
    }
    return new Alarms(byRows / (double) studies, alone / (double) studies);
  }

  static Interval ofRows(double[][][] arms) {
    return UnpairedInterval.ofRows(arms[0], arms[1]).interval(LEVEL);
  }

  static Estimate welch(double[][][] arms) {
    return UnpairedInterval.welch(means(arms[0]), means(arms[1]));
  }

  private static double[] means(double[][] table) {
    return Arrays.stream(table)
        .mapToDouble(row -> Arrays.stream(row).average().orElse(0))
        .toArray();
  }

  /**
   * How many times as wide the interval of the common pairs is as that of all seeds as two samples.
   *
   * @param seeds of each arm
   * @param common the first of them
   */
  public static double width(Noise noise, int seeds, int common, int studies) {
    SplittableRandom random = new SplittableRandom(seeds);
    int rows = 200;
    double all = 0;
    double pairs = 0;
    for (int study = 0; study < studies; study++) {
      double[][][] arms = noise.samples(new int[] {seeds, seeds}, common, rows, random);
      double[][] differences = new double[common][rows];
      for (int s = 0; s < common; s++) {
        for (int i = 0; i < rows; i++) {
          differences[s][i] = arms[0][s][i] - arms[1][s][i];
        }
      }
      Interval paired = CrossedInterval.withDefaults().of(differences);
      pairs += paired.high() - paired.low();
      Interval two = ofRows(arms);
      all += two.high() - two.low();
    }
    return pairs / all;
  }
}
