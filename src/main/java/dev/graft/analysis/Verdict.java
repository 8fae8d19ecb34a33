package dev.graft.analysis;

import dev.graft.stats.Interval;
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
 * @param scope what kind of answer it is, from the split's mode; empty where the runs do not say
 * @param reason why it is not told, or what failed; empty for a clear answer
 */
public record Verdict(
    String arm,
    String baseline,
    Outcome outcome,
    Optional<Interval> interval,
    Evidence evidence,
    String scope,
    String reason) {
  /**
   * What a verdict rests on.
   *
   * @param armAccuracy mean test accuracy of the arm's good runs, in [0, 1]; NaN without one
   * @param baselineAccuracy likewise of the baseline
   * @param seeds how many pairs of runs
   * @param rows test rows per run
   */
  public record Evidence(double armAccuracy, double baselineAccuracy, int seeds, int rows) {}

  @Override
  public String toString() {
    String end = outcome == Outcome.FAILED_RUN || scope.isEmpty() ? "." : "; " + scope + ".";
    String why = reason.isEmpty() ? "" : "; " + reason;
    if (interval.isEmpty()) {
      return "%s against %s: %s%s%s".formatted(arm, baseline, outcome, why, end)
          .replaceFirst("; ", ": ");
    }
    String numbers = Words.numbers(interval.get(), evidence);
    return switch (outcome) {
      case HELPS, HARMS ->
          "%s %s against %s: %s%s%s".formatted(arm, outcome, baseline, numbers, why, end);
      default ->
          "%s against %s: %s, %s%s%s".formatted(arm, baseline, outcome, numbers, why, end);
    };
  }
}
