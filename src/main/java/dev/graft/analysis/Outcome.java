package dev.graft.analysis;

import dev.graft.internal.Tolerance;
import dev.graft.stats.Interval;

/** What a verdict says of an arm against the baseline. */
public enum Outcome {
  /** The whole interval lies above 0. */
  HELPS("helps"),
  /** The whole interval lies below 0: negative transfer. */
  HARMS("harms"),
  /**
   * The interval holds 0 and lies inside the margin on both sides; in a verdict it would do so with
   * one test row more that is won and one that is lost, too.
   */
  NO_DIFFERENCE("no difference"),
  /**
   * The interval holds 0 and reaches beyond the margin, or would with two rows more, or there is
   * none.
   */
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
   * The word for a difference by this interval alone. One that leaves 0 out helps or harms, however
   * little. A verdict asks more of no difference: an interval collapses where no row differs.
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
    double reach = Math.max(-interval.low(), interval.high());
    return Tolerance.atMost(reach, margin) ? NO_DIFFERENCE : CANNOT_TELL;
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
