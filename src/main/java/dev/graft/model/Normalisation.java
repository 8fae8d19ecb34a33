package dev.graft.model;

import dev.graft.run.RunningStatistics;

/** What normalisation layers do while a network is trained. */
public enum Normalisation {
  /** The running statistics stay as they are and are used: the base's own, for fine-tuning. */
  STATISTICS_FROZEN(RunningStatistics.FROZEN),
  /**
   * The running statistics of every layer, frozen ones included, are computed once on the training
   * rows before the first step, and then stay (Li 2016, "Revisiting batch normalization for
   * practical domain adaptation").
   */
  RE_ESTIMATED(RunningStatistics.RE_ESTIMATED),
  /** Where a layer is not frozen, the batch's statistics are used and the running ones follow. */
  TRAINED(RunningStatistics.TRAINED);

  private final RunningStatistics fact;

  Normalisation(RunningStatistics fact) {
    this.fact = fact;
  }

  /** What a run says of it. */
  public RunningStatistics fact() {
    return fact;
  }

  /** The text that enters a run's key; what a person reads may change without it. */
  String canonical() {
    return switch (this) {
      case STATISTICS_FROZEN -> "statistics frozen";
      case RE_ESTIMATED -> "statistics re-estimated";
      case TRAINED -> "statistics trained";
    };
  }

  @Override
  public String toString() {
    return fact.toString();
  }
}
