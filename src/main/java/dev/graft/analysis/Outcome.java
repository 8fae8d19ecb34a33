package dev.graft.analysis;

/** What a verdict says of an arm against the baseline. */
public enum Outcome {
  /** The whole interval lies above 0. */
  HELPS("helps"),
  /** The whole interval lies below 0: negative transfer. */
  HARMS("harms"),
  /** The interval holds 0, or there is none. */
  CANNOT_TELL("cannot tell"),
  /** A run of the arm or of the baseline failed. */
  FAILED_RUN("failed run");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
