package dev.graft.run;

import java.util.Optional;

/**
 * What kind of failure ended a run, beside the sentence that tells it. A store keeps the sentence
 * alone, and so the kind is read from the words that every sentence of the kind has.
 */
public enum FailureKind {
  /** The loss was no longer a number, mostly because the rate was too high. */
  DIVERGED("is not a number"),
  /** A frozen tensor changed. */
  FREEZE_BROKEN("frozen layer"),
  /** The run that it goes on from had failed. */
  CONTINUED_FAILED("the run that it continues failed: "),
  /** Anything else, such as what a table from elsewhere says. */
  OTHER("");

  private final String mark;

  FailureKind(String mark) {
    this.mark = mark;
  }

  /** The words that every sentence of this kind has; it begins with them unless it diverged. */
  public String mark() {
    return mark;
  }

  /** The kind of a failure; empty for a run that did not fail. */
  static Optional<FailureKind> of(String failure) {
    if (failure.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        failure.startsWith(CONTINUED_FAILED.mark) ? CONTINUED_FAILED : began(failure));
  }

  /** The kind of what went wrong first, in this run or in one that it goes on from. */
  static Optional<FailureKind> first(String failure) {
    return failure.isEmpty() ? Optional.empty() : Optional.of(began(failure));
  }

  private static FailureKind began(String failure) {
    if (failure.contains(DIVERGED.mark)) {
      return DIVERGED;
    }
    return failure.contains(FREEZE_BROKEN.mark) ? FREEZE_BROKEN : OTHER;
  }
}
