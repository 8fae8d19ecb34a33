package dev.graft.run;

/**
 * The score on validation rows by which training chooses: which pass is kept, when patience ends,
 * whether a stop-loss falls back, which learning rate is taken. Keras and Lightning call it so. The
 * strength of a solved head is chosen by log-loss in any case.
 */
public enum Monitor {
  /** The share of rows answered rightly. */
  ACCURACY("accuracy"),
  /** The mean F1 of the classes, of which each counts the same (Sokolova &amp; Lapalme 2009). */
  MACRO_F1("macro-F1");

  private final String text;

  Monitor(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
