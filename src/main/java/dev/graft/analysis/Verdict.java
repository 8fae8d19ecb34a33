package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Direction;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an arm helped against the baseline, with its evidence.
 *
 * @param arm the arm
 * @param baseline what it is compared with
 * @param outcome the word
 * @param standing how far the word stands: whether the side that loses by it was trained out
 * @param interval of the difference in test score, arm minus baseline, as a fraction, at the level
 *     of the step that decided the word, cut to [-1, 1] but for stated scores; empty where none
 *     could be computed
 * @param evidence scores, seeds and rows
 * @param rule how it was decided
 * @param scope what kind of answer it is, from the split's mode; empty where the runs do not say
 * @param reason why it is not told, what failed, or what limits the answer; empty for a clear one
 * @param advice what would settle it; empty unless it cannot be told and the runs say what would
 * @param flags what a reader must know beside it
 */
public record Verdict(
    String arm,
    String baseline,
    Outcome outcome,
    Standing standing,
    Optional<Interval> interval,
    Evidence evidence,
    Rule rule,
    String scope,
    String reason,
    Optional<Advice> advice,
    List<Flag> flags)
    implements Shown {
  /** Copies the flags. */
  public Verdict {
    flags = List.copyOf(flags);
  }

  /**
   * What a verdict rests on.
   *
   * @param armScore mean test score of the arm's good runs, in [0, 1] or the unit that was stated;
   *     NaN without one
   * @param baselineScore likewise of the baseline
   * @param seeds how many pairs of runs
   * @param rows test rows per run; 0 where the scores came without rows
   * @param yardstick what the scores are called and which way they are better
   */
  public record Evidence(
      double armScore, double baselineScore, int seeds, int rows, Yardstick yardstick) {
    /** Of test accuracy. */
    public Evidence(double armScore, double baselineScore, int seeds, int rows) {
      this(
          armScore,
          baselineScore,
          seeds,
          rows,
          new Yardstick(Metric.ACCURACY.toString(), Direction.HIGHER_IS_BETTER));
    }

    /** Whether differences are percentage points: the scores are shares of the test rows. */
    public boolean inPoints() {
      return yardstick.share()
          && Math.max(armScore, baselineScore) <= 1
          && Math.min(armScore, baselineScore) >= 0;
    }
  }

  /**
   * How a verdict was decided.
   *
   * @param metric what was compared
   * @param pValue two-sided, of no difference, from the same t as the interval, before correction;
   *     NaN where there is none
   * @param family how many arms were corrected for together
   * @param correction how
   * @param margin the largest difference that counts as none
   * @param judged how many arms were ever judged on these test rows; 0 where nobody counts
   * @param exploratory why it is no planned look; empty for a planned one
   */
  public record Rule(
      Metric metric,
      double pValue,
      int family,
      Correction correction,
      double margin,
      int judged,
      String exploratory) {}

  /** Whether the look was none of those planned, so that the error rates do not hold. */
  public boolean exploratory() {
    return !rule.exploratory.isEmpty();
  }

  /** The word with what bounds it: "harms", "not trained out: harms", "helps (at least)". */
  public String word() {
    return switch (standing.kind()) {
      case NOT_TRAINED_OUT -> Text.format("%s: %s", standing.kind(), outcome);
      case AT_LEAST, THESE_ROWS -> Text.format("%s (%s)", outcome, standing.kind());
      case TRAINED_OUT, UNKNOWN, NONE -> outcome.toString();
    };
  }

  /** The colour of its word, #RRGGBB, told apart by colour-blind readers. */
  public String colour() {
    return VerdictHtml.ground(this);
  }

  /** The colour of letters on that ground, of the stronger contrast, as #RRGGBB. */
  public String ink() {
    return VerdictHtml.ink(this);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(VerdictHtml.of(this), this);
  }

  @Override
  public String toString() {
    String marks = marks();
    return marks.isEmpty()
        ? sentence()
        : sentence().replaceFirst("\\.$", "") + "; beside it: " + marks + ".";
  }

  /** The sentence without its flags, for where they stand once for all arms. */
  public String sentence() {
    String head =
        switch (outcome) {
          case HELPS, HARMS -> Text.format("%s %s against %s%s", arm, outcome, baseline, where());
          case NO_DIFFERENCE, CANNOT_TELL, FAILED_RUN ->
              Text.format("%s against %s: %s", arm, baseline, outcome);
        };
    String planned = exploratory() ? Text.format(" (exploratory: %s): ", rule.exploratory) : ": ";
    String least = standing.kind() == Standing.Kind.AT_LEAST ? standing.kind() + " " : "";
    String numbers = interval.map(i -> least + Words.numbers(i, this)).orElse("");
    boolean failed = outcome == Outcome.FAILED_RUN;
    String bound = standing.binds() ? Standing.BOUND + ": " : "";
    return Stream.of(
            failed ? reason : numbers,
            failed ? "" : reason,
            failed ? "" : scope,
            standing.because())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; ", bound + head + planned, "."));
  }

  private String where() {
    return standing.kind() == Standing.Kind.THESE_ROWS ? " " + standing.kind() : "";
  }

  /** The flags, but for one that the standing says already. */
  private String marks() {
    return flags.stream()
        .filter(flag -> !(standing.saysRising() && flag.isOf(Flag.Kind.BASELINE_STILL_IMPROVING)))
        .map(Flag::brief)
        .collect(Collectors.joining(", "));
  }
}
