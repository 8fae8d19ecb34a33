package dev.graft.bench;

import dev.graft.stats.Agreement;
import dev.graft.stats.Noise;
import dev.graft.stats.RareRows;
import java.io.IOException;

/**
 * What it would cost to hold back, below 50 test rows, each word that hangs on one row: false words
 * of a rare loss, and true ones. Prints Markdown, and puts it into the file that is named, between
 * the lines that mark its place.
 */
public final class FewRowsCalibration {
  private static final int PAIRS = 2_000;
  private static final int NOISY_PAIRS = 500;
  private static final int[] SEEDS = {5, 10};
  private static final int[] ROWS = {20, 30, 40};
  private static final double LOST = 0.05;

  private final GuidePart part = new GuidePart("few rows");

  private FewRowsCalibration() {}

  /** Runs all; the argument is the guide page to write into, or none. */
  public static void main(String[] files) throws IOException {
    FewRowsCalibration calibration = new FewRowsCalibration();
    calibration.all();
    calibration.part.write(files);
  }

  private void all() {
    part.print(
        "**Helps or harms on few rows** (%%): by the interval alone / said by the rule / said and not"
            + " flagged as hanging on one row. %,d pairs in each cell of the first lines, %,d of the"
            + " others:\n",
        PAIRS, NOISY_PAIRS);
    StringBuilder head = new StringBuilder("| the truth | seeds |");
    for (int rows : ROWS) {
      head.append(" ").append(rows).append(" rows |");
    }
    part.print("%s", head);
    part.print("%s", "|---|---|" + "---|".repeat(ROWS.length));
    lines(
        "0: 5% of the rows lost at every seed, the others won by chance",
        PAIRS,
        new RareRows(LOST, 1, LOST / (1 - LOST))::differences);
    for (int points : new int[] {10, 20, 30}) {
      for (Noise noise : new Noise[] {Noise.CEILING, Noise.LUCK}) {
        double handicap = noise.handicap(points / 100.0);
        lines(
            "worse by " + points + " points: " + noise,
            NOISY_PAIRS,
            (seeds, rows, random) -> noise.differences(seeds, rows, handicap, random));
      }
    }
  }

  private void lines(String what, int pairs, Agreement.Source source) {
    for (int seeds : SEEDS) {
      StringBuilder cells = new StringBuilder();
      for (int rows : ROWS) {
        cells.append(" ").append(Agreement.words(source, seeds, rows, pairs)).append(" |");
      }
      part.print("| %s | %d |%s", what, seeds, cells);
    }
  }
}
