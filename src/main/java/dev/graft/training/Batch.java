package dev.graft.training;

import dev.graft.internal.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The rows of one gradient step.
 *
 * @param rows their numbers
 * @param partners the rows that they are mixed with, in the same order; the rows themselves where
 *     nothing is mixed
 * @param share of the row itself in the mixture, in [0, 1]
 */
record Batch(List<Integer> rows, List<Integer> partners, float share) {
  /** Rows as they are. */
  static Batch of(List<Integer> rows) {
    return new Batch(rows, rows, 1);
  }

  /** Rows mixed with each other, as drawn for a purpose under a seed. */
  static Batch mixed(List<Integer> rows, double alpha, RandomGenerator random) {
    double share = BetaDistribution.of(alpha, alpha).inverseCumulativeProbability(uniform(random));
    return new Batch(rows, Seeds.shuffled(rows, random.nextLong(), "partners"), (float) share);
  }

  private static double uniform(RandomGenerator random) {
    return Math.max(random.nextDouble(), Double.MIN_NORMAL);
  }

  boolean isMixed() {
    return partners != rows;
  }
}
