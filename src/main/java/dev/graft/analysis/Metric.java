package dev.graft.analysis;

import dev.graft.run.Monitor;
import java.util.Optional;

/** What a test score is: how good a run's answers on the test rows are; higher is better. */
public enum Metric {
  /** The share of rows answered rightly; a stated score where a run came without rows. */
  ACCURACY("test accuracy", "test accuracy", Optional.of(Monitor.ACCURACY)),
  /** The mean F1 of the classes: each counts the same, however many rows it has. */
  MACRO_F1("test macro-F1", "test macro-F1", Optional.of(Monitor.MACRO_F1)),
  /** The area under the ROC curve, from the probabilities; for several classes Hand and Till's. */
  AUC("test AUC", "test AUC", Optional.empty());

  private final String words;
  private final String ledger;
  private final Optional<Monitor> monitor;

  Metric(String words, String ledger, Optional<Monitor> monitor) {
    this.words = words;
    this.ledger = ledger;
    this.monitor = monitor;
  }

  /** What the ledger of looks calls it; what a person reads may change without it. */
  String ledger() {
    return ledger;
  }

  /** The same of validation rows, by which training can choose; empty where it cannot. */
  public Optional<Monitor> monitor() {
    return monitor;
  }

  @Override
  public String toString() {
    return words;
  }
}
