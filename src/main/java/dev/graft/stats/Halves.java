package dev.graft.stats;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * How often "the first right in most seeds, the second wrong in most" is seen between two disjoint
 * random halves of the seeds. Between two halves of one arm this is what the draw of the seeds
 * alone gives.
 *
 * <p>Of S seeds, b have a right answer of both arms, f of the first only, g of the second only.
 * With h = floor(S / 2) a first half A of h seeds is drawn, and a second one B of h from the
 * others; the value is P(first right in more than h / 2 of A and second right in fewer than h / 2
 * of B), the mean over all ways to draw them. It comes from hypergeometric distributions: X of A
 * are right in the first arm, of these some and of the rest of A some in the second, which leaves
 * the number of B.
 *
 * <p>Range: [0, 1]. For one arm with itself (f = g = 0) at most 1/2, and 0 where all answers agree.
 *
 * <p>Degenerate cases: fewer than 2 seeds have no halves and are refused. A half that is neither
 * right nor wrong by majority counts as neither.
 *
 * <p>Source: the count is ours; halving what should agree with itself is that of a test's
 * reliability (Spearman 1910, Brown 1910).
 */
public final class Halves {
  private final int seeds;
  private final int half;

  private Halves(int seeds) {
    this.seeds = seeds;
    this.half = seeds / 2;
  }

  /** The halves of so many seeds, at least 2; an odd one out is left out in turn. */
  public static Halves of(int seeds) {
    if (seeds < 2) {
      throw new IllegalArgumentException("seeds (" + seeds + ") must be at least 2 to be halved");
    }
    return new Halves(seeds);
  }

  /** How many seeds a half has. */
  public int size() {
    return half;
  }

  /** The chance for two halves of one arm, of so many right answers. */
  public double rightThenWrong(int right) {
    return rightThenWrong(right, 0, 0);
  }

  /**
   * The chance for a half of the first arm and one of the second.
   *
   * @param both seeds with which both are right
   * @param onlyFirst seeds with which only the first is right
   * @param onlySecond seeds with which only the second is right
   */
  public double rightThenWrong(int both, int onlyFirst, int onlySecond) {
    int first = both + onlyFirst;
    int others = seeds - first;
    double chance = 0;
    for (int x = Math.max(half / 2 + 1, fewest(seeds, first, half)); x <= least(first, half); x++) {
      double drawn = probability(seeds, first, half, x);
      for (int a = fewest(first, both, x); a <= least(both, x); a++) {
        double among = probability(first, both, x, a);
        for (int c = fewest(others, onlySecond, half - x); c <= least(onlySecond, half - x); c++) {
          double rest = probability(others, onlySecond, half - x, c);
          chance += drawn * among * rest * wrong(both + onlySecond - a - c);
        }
      }
    }
    return chance;
  }

  /** Of the seeds that the first half left, with so many right answers, a half is mostly wrong. */
  private double wrong(int right) {
    return HypergeometricDistribution.of(seeds - half, right, half)
        .cumulativeProbability((half + 1) / 2 - 1);
  }

  private static double probability(int population, int hits, int draws, int value) {
    return population == 0
        ? 1
        : HypergeometricDistribution.of(population, hits, draws).probability(value);
  }

  private static int least(int a, int b) {
    return Math.min(a, b);
  }

  /** The fewest hits that a draw without putting back can have. */
  private static int fewest(int population, int hits, int draws) {
    return Math.max(0, draws - (population - hits));
  }
}
