package dev.graft.run;

/** On which rows a score that came without its answers was measured. */
public enum ScoreRows {
  /** On the test rows: its column or the reader says so. */
  TEST("test"),
  /** Nobody says on which. */
  NOT_SAID("not said"),
  /** On the rows that choose what is kept, by its name. */
  VALIDATION("validation"),
  /** On the rows that were learned from, by its name. */
  TRAINING("training");

  private final String words;

  ScoreRows(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
