package dev.graft.run;

import java.util.Optional;

/** What a stop-loss did in the last phase of a run. */
public enum StopLossOutcome {
  /** A pass of the phase was better than what the run had before. */
  NOT_NEEDED("not needed"),
  /** None was, and the weights from before the phase were kept. */
  FELL_BACK("fell back to what the run had before: no later pass was better on validation");

  /** What a stored text of this kind begins with, whatever the reason behind it. */
  private static final String FELL = "fell back";

  private final String text;

  StopLossOutcome(String text) {
    this.text = text;
  }

  static Optional<StopLossOutcome> read(String text) {
    if (text.startsWith(FELL)) {
      return Optional.of(FELL_BACK);
    }
    return text.equals(NOT_NEEDED.text) ? Optional.of(NOT_NEEDED) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
