package dev.graft.run;

/** Which control a run is: a stand-in that shares all but one thing with another arm. */
public enum ControlKind {
  /** The base's architecture with random frozen weights. */
  RANDOM_BASE("random base"),
  /** The base's own numbers, dealt anew among their places. */
  SHUFFLED_WEIGHTS("shuffled weights"),
  /** The most frequent class for every row. */
  MAJORITY_CLASS("majority class"),
  /** A linear model on pictures. */
  LINEAR_ON_PIXELS("linear on pixels"),
  /** A linear model on sentences or on rows of a table. */
  LINEAR_ON_THE_INPUT("linear on the input");

  private final String text;

  ControlKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
