package dev.graft.method;

import dev.graft.recipe.Method;

/**
 * Adaptive batch normalisation (AdaBN): training sees the source alone; when it is over, the
 * running means and variances of all normalisation layers are estimated anew on the unlabelled rows
 * of the target, over one pass in batches of 32, and the test rows are answered with them.
 *
 * <p>No weight moves, and the best pass is chosen before, on the source with its own statistics.
 *
 * <p>Li et al. 2016, "Revisiting batch normalization for practical domain adaptation".
 */
public record AdaptedStatistics() implements Method {
  @Override
  public String name() {
    return "AdaBN";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public StatisticsAfter statisticsAfter() {
    return StatisticsAfter.RE_ESTIMATED_ON_UNLABELLED;
  }

  @Override
  public String toString() {
    return "AdaBN, statistics of normalisation from the target's unlabelled rows";
  }
}
