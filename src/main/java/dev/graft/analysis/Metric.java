package dev.graft.analysis;

/** What a test score is: how good a run's answers on the test rows are; higher is better. */
public enum Metric {
  /** The share of rows answered rightly; a stated score where a run came without rows. */
  ACCURACY("test accuracy", "test accuracy"),
  /** The mean F1 of the classes: each counts the same, however many rows it has. */
  MACRO_F1("test macro-F1", "test macro-F1"),
  /** The area under the ROC curve, from the probabilities; for several classes Hand and Till's. */
  AUC("test AUC", "test AUC");

  private final String words;
  private final String ledger;

  Metric(String words, String ledger) {
    this.words = words;
    this.ledger = ledger;
  }

  /** What the ledger of looks calls it; what a person reads may change without it. */
  String ledger() {
    return ledger;
  }

  @Override
  public String toString() {
    return words;
  }
}
