package dev.graft.run;

/** What a run did with the running statistics of its network's normalisation layers. */
public enum RunningStatistics {
  /** They stayed those of the source's data. */
  FROZEN("statistics frozen"),
  /** They were computed once on the training rows. */
  RE_ESTIMATED("statistics re-estimated"),
  /** They followed the batches. */
  TRAINED("statistics trained");

  private final String text;

  RunningStatistics(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
