package dev.graft.bench;

import dev.graft.internal.Text;
import dev.graft.stats.Agreement;
import dev.graft.stats.Noise;
import dev.graft.stats.RareRows;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * How often "no difference" is said of arms that differ by more than the margin, and of arms that
 * do not differ: by the interval alone, and by the rule, which asks for a row won and one lost in
 * addition and for the exact bound; and how often a word is said and hangs on one row. Prints Markdown, and puts it into the file that is named, between the lines that mark
 * its place.
 */
public final class NoDifferenceCalibration {
  private static final int PAIRS = 4_000;
  private static final int NOISY_PAIRS = 1_000;
  private static final int[] SEEDS = {2, 5, 10};
  private static final int[] ROWS = {20, 50, 100, 200, 500};

  private final GuidePart part = new GuidePart("no difference");
  private double most;

  private NoDifferenceCalibration() {}

  /** Runs all; the argument is the guide page to write into, or none. */
  public static void main(String[] files) throws IOException {
    NoDifferenceCalibration calibration = new NoDifferenceCalibration();
    calibration.differing();
    calibration.equal();
    calibration.hanging();
    calibration.part.write(files);
  }

  private void header(String what) {
    StringBuilder head = new StringBuilder("| " + what + " | seeds |");
    for (int rows : ROWS) {
      head.append(" ").append(rows).append(" rows |");
    }
    part.print("%s", head);
    part.print("%s", "|---|---|" + "---|".repeat(ROWS.length));
  }

  private void differing() {
    part.print(
        "**False \"no difference\"** (%%), margin 3 points: by the interval alone / by the rule."
            + " %,d pairs in each cell where rows are lost so, %,d where the noise is drawn:\n",
        PAIRS, NOISY_PAIRS);
    header("the arm is truly worse by");
    for (int points : new int[] {5, 4}) {
      double drop = points / 100.0;
      lines(
          points + " points, rows lost at every seed",
          PAIRS,
          RareRows.forGood(drop)::differences);
      lines(
          points + " points, twice as many rows lost at every second seed",
          PAIRS,
          new RareRows(2 * drop, 0.5, 0)::differences);
      for (Noise noise : new Noise[] {Noise.STUBBORN, Noise.CEILING, Noise.LUCK}) {
        double handicap = noise.handicap(drop);
        lines(
            points + " points, " + noise,
            NOISY_PAIRS,
            (seeds, rows, random) -> noise.differences(seeds, rows, handicap, random));
      }
    }
    part.print("\nMost by the rule: %.1f%%.\n", 100 * most);
    part.print("At the margin itself, the worst there can be:\n");
    header("the arm is truly worse by");
    lines(
        "3 points, rows lost at every seed",
        PAIRS,
        RareRows.forGood(Agreement.MARGIN)::differences);
    part.print("");
  }

  private void equal() {
    part.print("**True \"no difference\"** (%%), likewise, of arms that do not differ:\n");
    header("the arms are equal");
    lines("every row answered alike", PAIRS, RareRows.forGood(0)::differences);
    lines(
        "1% of the rows lost and as many won at every seed",
        PAIRS,
        NoDifferenceCalibration::swapped);
    for (Noise noise : new Noise[] {Noise.CEILING, Noise.LUCK}) {
      lines(
          noise.toString(),
          NOISY_PAIRS,
          (seeds, rows, random) -> noise.differences(seeds, rows, 0, random));
    }
  }

  private static double[][] swapped(int seeds, int rows, SplittableRandom random) {
    double[][] lost = RareRows.forGood(0.01).differences(seeds, rows, random);
    double[][] won = RareRows.forGood(0.01).differences(seeds, rows, random);
    for (int s = 0; s < seeds; s++) {
      for (int i = 0; i < rows; i++) {
        lost[s][i] -= won[s][i];
      }
    }
    return lost;
  }

  /** To refuse all that is flagged would cost true words; within the margin hardly any. */
  private void hanging() {
    part.print("");
    part.print(
        "**Helps or harms** (%%): by the interval alone / said by the rule / said and not flagged as"
            + " hanging on one row. %,d pairs in each cell where rows are lost so, %,d where the"
            + " noise is drawn:\n",
        PAIRS, NOISY_PAIRS);
    header("the truth");
    for (int lost : new int[] {1, 2, 5}) {
      double share = lost / 100.0;
      words(
          Text.format("0: %d%% of the rows lost at every seed, the others won by chance", lost),
          PAIRS,
          new RareRows(share, 1, share / (1 - share))::differences);
    }
    for (Noise noise : new Noise[] {Noise.STUBBORN, Noise.CEILING, Noise.LUCK}) {
      double handicap = noise.handicap(0.1);
      words(
          "worse by 10 points: " + noise,
          NOISY_PAIRS,
          (seeds, rows, random) -> noise.differences(seeds, rows, handicap, random));
    }
  }

  private void words(String what, int pairs, Agreement.Source source) {
    for (int seeds : SEEDS) {
      StringBuilder cells = new StringBuilder();
      for (int rows : ROWS) {
        cells.append(" ").append(Agreement.words(source, seeds, rows, pairs)).append(" |");
      }
      part.print("| %s | %d |%s", what, seeds, cells);
    }
  }

  private void lines(String what, int pairs, Agreement.Source source) {
    for (int seeds : SEEDS) {
      StringBuilder cells = new StringBuilder();
      for (int rows : ROWS) {
        Agreement.Share share = Agreement.of(source, seeds, rows, pairs);
        most = Math.max(most, share.ruled());
        cells.append(" ").append(share).append(" |");
      }
      part.print("| %s | %d |%s", what, seeds, cells);
    }
  }
}
