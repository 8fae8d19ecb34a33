package dev.graft.run;

/** How a run came by its learning rates. */
public enum Rates {
  /** Set beforehand. */
  FIXED("fixed"),
  /** Chosen from a grid on validation rows. */
  SEARCHED("searched"),
  /** Nothing was trained by gradient steps. */
  NONE("none");

  private final String text;

  Rates(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
