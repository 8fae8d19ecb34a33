package dev.graft.stats;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * How often "right in most seeds, wrong in most of the others" comes about by the draw of the seeds
 * alone: the chance that of S answers to a row, k of them right, one random half is right by
 * majority and another, disjoint, half is wrong by majority.
 *
 * <p>With h = floor(S / 2), X ~ hypergeometric(S, k, h) right answers in the first half and, given
 * X = x, Y ~ hypergeometric(S - h, k - x, h) in the second: P(X &gt; h / 2 and Y &lt; h / 2). This
 * is the mean over all ways to halve the seeds, computed without going through them.
 *
 * <p>Range: [0, 1/2], highest at k = S / 2; 0 at k = 0 and k = S.
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

  /** The chance that a random half is right by majority, of k right answers. */
  public double right(int k) {
    HypergeometricDistribution drawn = HypergeometricDistribution.of(seeds, k, half);
    double chance = 0;
    for (int x = half / 2 + 1; x <= half; x++) {
      chance += drawn.probability(x);
    }
    return chance;
  }

  /** The chance that a random half is wrong by majority, of k right answers. */
  public double wrong(int k) {
    return right(seeds - k);
  }

  /** The chance that one half is right and the other wrong by majority, of k right answers. */
  public double rightThenWrong(int k) {
    HypergeometricDistribution first = HypergeometricDistribution.of(seeds, k, half);
    double chance = 0;
    int least = Math.max(half / 2 + 1, k - (seeds - half));
    for (int x = least; x <= Math.min(half, k); x++) {
      HypergeometricDistribution second = HypergeometricDistribution.of(seeds - half, k - x, half);
      for (int y = 0; 2 * y < half; y++) {
        chance += first.probability(x) * second.probability(y);
      }
    }
    return chance;
  }
}
