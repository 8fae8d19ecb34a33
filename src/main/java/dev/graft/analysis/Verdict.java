package dev.graft.analysis;

import dev.graft.stats.Interval;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    String head =
        switch (outcome) {
          case HELPS, HARMS -> "%s %s against %s: ".formatted(arm, outcome, baseline);
          case CANNOT_TELL, FAILED_RUN -> "%s against %s: %s: ".formatted(arm, baseline, outcome);
        };
    String limits = outcome == Outcome.FAILED_RUN ? "" : scope;
    return Stream.of(interval.map(i -> Words.numbers(i, evidence)).orElse(""), reason, limits)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; ", head, "."));
  }
}
