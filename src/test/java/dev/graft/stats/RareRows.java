package dev.graft.stats;

import java.util.SplittableRandom;

/**
 * Pairs of arms that differ on few rows. A share of the rows is lost, each at a seed by this chance
 * (1: at every seed, so that all seeds answer alike); each other row is won at a seed by another.
 *
 * @param lost share of the rows, in [0, 1]
 * @param atASeed how often such a row is lost, in [0, 1]
 * @param won how often another row is won, in [0, 1]
 */
public record RareRows(double lost, double atASeed, double won) {
  /** Lost at every seed. */
  public static RareRows forGood(double lost) {
    return new RareRows(lost, 1, 0);
  }

  /** The true difference, over all rows and seeds there could be. */
  public double truth() {
    return (1 - lost) * won - lost * atASeed;
  }

  /** Correct by the second arm minus correct by the first, (seeds, rows). */
  public double[][] differences(int seeds, int rows, SplittableRandom random) {
    double[][] differences = new double[seeds][rows];
    for (int i = 0; i < rows; i++) {
      boolean isLost = random.nextDouble() < lost;
      for (double[] seed : differences) {
        boolean now = random.nextDouble() < (isLost ? atASeed : won);
        seed[i] = now ? isLost ? -1 : 1 : 0;
      }
    }
    return differences;
  }
}
