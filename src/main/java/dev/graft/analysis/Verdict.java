package dev.graft.analysis;

import dev.graft.stats.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an arm helped against the baseline, with its evidence.
 *
 * @param arm the arm
 * @param baseline what it is compared with
 * @param outcome the word
 * @param interval of the difference in test accuracy, arm minus baseline, as a fraction; empty
 *     where none could be computed
 * @param evidence accuracies, seeds and rows
 * @param reason why there is no interval, or what kind of answer it is
 */
public record Verdict(
    String arm,
    String baseline,
    Outcome outcome,
    Optional<Interval> interval,
    Evidence evidence,
    String reason) {
  /**
   * What a verdict rests on.
   *
   * @param armAccuracy mean test accuracy of the arm, in [0, 1]; NaN if a run failed
   * @param baselineAccuracy likewise of the baseline
   * @param seeds how many pairs of runs
   * @param rows test rows per run
   */
  public record Evidence(double armAccuracy, double baselineAccuracy, int seeds, int rows) {}

  @Override
  public String toString() {
    if (interval.isEmpty()) {
      return "%s: %s against %s: %s.".formatted(arm, outcome, baseline, reason);
    }
    Interval i = interval.get();
    return String.format(
        Locale.ROOT,
        "%s %s %s: %+.1f points of test accuracy (%.3f against %.3f), %.0f%% interval %+.1f to %+.1f, "
            + "%d seeds x %d test rows; %s.",
        arm,
        phrase(),
        baseline,
        100 * i.mean(),
        evidence.armAccuracy(),
        evidence.baselineAccuracy(),
        100 * i.confidence(),
        100 * i.low(),
        100 * i.high(),
        evidence.seeds(),
        evidence.rows(),
        reason);
  }

  private String phrase() {
    return switch (outcome) {
      case HELPS -> "helps against";
      case HARMS -> "harms against";
      default -> "- cannot tell whether it helps or harms against";
    };
  }
}
