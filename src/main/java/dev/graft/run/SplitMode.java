package dev.graft.run;

/** Which rows stay the same from run seed to run seed, and so what a verdict is about. */
public enum SplitMode {
  /** All runs see the same rows. */
  FIXED("an answer for these training rows"),
  /** Training and validation rows are drawn anew for each run seed, the test rows stay. */
  TRAINING_REDRAWN("an answer for training sets of this size"),
  /** All rows are drawn anew for each run seed, also those of a predefined test part. */
  ALL_REDRAWN("an answer for redrawn training and test sets");

  private final String sentence;

  SplitMode(String sentence) {
    this.sentence = sentence;
  }

  /** What a result under this mode answers, for the verdict. */
  public String sentence() {
    return sentence;
  }
}
