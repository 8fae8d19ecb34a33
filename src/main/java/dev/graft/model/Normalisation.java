package dev.graft.model;

/** What normalisation layers do while a network is trained. */
public enum Normalisation {
  /** The running statistics stay as they are and are used: the base's own, for fine-tuning. */
  STATISTICS_FROZEN("statistics frozen"),
  /**
   * The running statistics of every layer, frozen ones included, are computed once on the training
   * rows before the first step, and then stay (Li 2016, "Revisiting batch normalization for
   * practical domain adaptation").
   */
  RE_ESTIMATED("statistics re-estimated"),
  /** Where a layer is not frozen, the batch's statistics are used and the running ones follow. */
  TRAINED("statistics trained");

  private final String words;

  Normalisation(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
