package dev.graft.analysis;

import dev.graft.stats.Interval;

/** What a verdict says of an arm against the baseline. */
public enum Outcome {
  /** The whole interval lies above 0. */
  HELPS("helps"),
  /** The whole interval lies below 0: negative transfer. */
  HARMS("harms"),
  /** The interval holds 0 and lies inside the margin on both sides. */
  NO_DIFFERENCE("no difference"),
  /** The interval holds 0 and reaches beyond the margin, or there is none. */
  CANNOT_TELL("cannot tell"),
  /**
   * A run of the arm or of the baseline failed: its loss was not a number or did not fall below its
   * start.
   */
  FAILED_RUN("failed run");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /**
   * The word for a difference with this interval. One that leaves 0 out helps or harms, however
   * little.
   *
   * @param margin the largest difference that counts as none, above 0
   */
  public static Outcome of(Interval interval, double margin) {
    if (interval.low() > 0) {
      return HELPS;
    }
    if (interval.high() < 0) {
      return HARMS;
    }
    return interval.low() >= -margin && interval.high() <= margin ? NO_DIFFERENCE : CANNOT_TELL;
  }

  /** The word where the metric is better the lower it is. */
  Outcome mirrored() {
    return switch (this) {
      case HELPS -> HARMS;
      case HARMS -> HELPS;
      case NO_DIFFERENCE, CANNOT_TELL, FAILED_RUN -> this;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
