package dev.graft.run;

/** Whether a run of unsupervised transfer saw labels of the target before its test. */
public enum TargetLabels {
  /** An upper line: it trained, or chose its best pass, on labels that a method may not see. */
  SEEN_IN_TRAINING("seen in training"),
  /** As it should be. */
  SEEN_IN_THE_TEST_ONLY("seen in the test only");

  private final String text;

  TargetLabels(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
