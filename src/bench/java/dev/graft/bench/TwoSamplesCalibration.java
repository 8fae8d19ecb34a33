package dev.graft.bench;

import dev.graft.internal.Text;
import dev.graft.stats.Noise;
import dev.graft.stats.TwoSamples;
import java.io.IOException;

/**
 * How often a word of two samples of seeds is false, with rows and by scores alone, and how much
 * wider the interval of few common seeds is than that of all. Prints Markdown, and puts it into the
 * file that is named, between the lines that mark its place.
 */
public final class TwoSamplesCalibration {
  private static final int STUDIES = 2_000;
  private static final int ROWS = 100;
  private static final int[][] SEEDS = {{3, 3}, {5, 5}, {3, 10}, {10, 10}};
  private static final int WIDTHS = 200;

  /** Seeds of each arm, and how many of them are common. */
  private static final int[][] COMMON = {{3, 2}, {4, 2}, {6, 3}, {8, 4}, {10, 5}};

  private final GuidePart part = new GuidePart("two samples");

  private TwoSamplesCalibration() {}

  /** Runs all; the argument is the guide page to write into, or none. */
  public static void main(String[] files) throws IOException {
    TwoSamplesCalibration calibration = new TwoSamplesCalibration();
    calibration.alarms();
    calibration.widths();
    calibration.part.write(files);
  }

  private void alarms() {
    part.print(
        "**False alarms** (%%) of a 95%% interval of two samples, with the rows / by scores alone"
            + " (Welch); %,d pairs of equal arms in each cell, %d test rows:\n",
        STUDIES, ROWS);
    StringBuilder head = new StringBuilder("| noise |");
    for (int[] seeds : SEEDS) {
      head.append(" ").append(seeds[0]).append(" + ").append(seeds[1]).append(" seeds |");
    }
    part.print("%s", head);
    part.print("%s", "|---|" + "---|".repeat(SEEDS.length));
    double most = 0;
    for (Noise noise : Noise.values()) {
      StringBuilder cells = new StringBuilder();
      for (int[] seeds : SEEDS) {
        TwoSamples.Alarms alarms = TwoSamples.alarms(noise, seeds, ROWS, STUDIES);
        most = Math.max(most, alarms.byRows());
        cells.append(
            Text.format(
                " %.1f / %.1f |", 100 * alarms.byRows(), 100 * alarms.alone()));
      }
      part.print("| %s |%s", noise, cells);
    }
    part.print("\nMost with the rows: %.1f%%.\n", 100 * most);
  }

  private void widths() {
    part.print(
        "**The interval of the common pairs over that of all seeds as two samples** (times as wide,"
            + " means over %d studies of 200 test rows); above 1 the two samples say more:\n",
        WIDTHS);
    StringBuilder head = new StringBuilder("| noise |");
    for (int[] design : COMMON) {
      head.append(" ").append(design[1]).append(" common of ").append(design[0]).append(" |");
    }
    part.print("%s", head);
    part.print("%s", "|---|" + "---|".repeat(COMMON.length));
    for (Noise noise : Noise.values()) {
      StringBuilder cells = new StringBuilder();
      for (int[] design : COMMON) {
        double times = TwoSamples.width(noise, design[0], design[1], WIDTHS);
        cells.append(Text.format(" %.2f |", times));
      }
      part.print("| %s |%s", noise, cells);
    }
  }
}
