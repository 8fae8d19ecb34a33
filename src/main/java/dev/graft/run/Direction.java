package dev.graft.run;

/** Which way a score is better. */
public enum Direction {
  HIGHER_IS_BETTER("higher is better"),
  LOWER_IS_BETTER("lower is better");

  private final String words;

  Direction(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
