package dev.graft.score;

import dev.graft.internal.Check;
import java.util.List;

/**
 * How sources are ranked.
 *
 * @param primary the score that decides; by default the linear probe, because it is in the unit of
 *     what one wants (accuracy of a linear head on frozen features), has a known value of guessing,
 *     and compares bases of unlike width and scale, which LogME and TransRate do not
 * @param draws how many bootstrap samples of the rows say how stable the ranks are, at least 20
 * @param permutations how many shuffles of the labels say what the score is worth without any, at
 *     least 19: below, no p-value reaches 0.05
 * @param seed of both
 */
public record RankingMethod(FeatureScore primary, int draws, int permutations, long seed) {
  /** The share of draws in which a source must be ahead of a reference: one-sided 5%. */
  public static final double CLEAR = 0.95;

  private static final int DEFAULT_DRAWS = 100;

  /** Checks the ranges. */
  public RankingMethod {
    Check.atLeast("draws", draws, 20);
    Check.atLeast("permutations", permutations, 19);
  }

  /** By the linear probe, 100 draws, 99 permutations, seed 1. */
  public static RankingMethod withDefaults() {
    return new RankingMethod(LinearProbe.withDefaults(), DEFAULT_DRAWS, DEFAULT_DRAWS - 1, 1);
  }

  /** Another score decides. */
  public RankingMethod withPrimary(FeatureScore score) {
    return new RankingMethod(score, draws, permutations, seed);
  }

  /** Another number of bootstrap samples. */
  public RankingMethod withDraws(int number) {
    return new RankingMethod(primary, number, permutations, seed);
  }

  /** Another number of shuffles. */
  public RankingMethod withPermutations(int number) {
    return new RankingMethod(primary, draws, number, seed);
  }

  /** Other draws and shuffles. */
  public RankingMethod withSeed(long other) {
    return new RankingMethod(primary, draws, permutations, other);
  }

  /**
   * Ranks the candidates.
   *
   * @param candidates sources, and the references that they must beat; all of the same rows
   * @param labels (n), the classes of these rows, from 0 on
   * @throws IllegalArgumentException if there is no source, if two have the same name, if features
   *     or labels are not fit to be scored, or if the deciding score says nothing on so few rows
   */
  public Ranking rank(List<Candidate> candidates, int[] labels) {
    return new Ranker(this, candidates, labels).ranking();
  }
}
