package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What you expect, written down before the runs; afterwards {@code check(...)} scores it from them.
 *
 * <p>A word is right where the verdict says it, and not settled where the verdict cannot tell, a
 * run failed, or the word holds only because someone was not trained out. A number of points is
 * right where the verdict's whole interval lies within a few points of it, wrong where the whole
 * interval lies outside, and else not settled.
 */
public final class Prediction implements Shown {
  /** How far from the truth a guessed number of points may lie, unless stated. */
  public static final double POINTS = 5;

  private final String about;
  private final Claim claim;

  private Prediction(String about, Claim claim) {
    this.about = about;
    this.claim = claim;
  }

  /**
   * Begins a prediction, which the next method ends: {@code Prediction.of("frozen").helps()}.
   *
   * @param about an arm, where a comparison will score it, and else a question in a few words
   */
  public static About of(String about) {
    Check.that(!about.isBlank(), "what a prediction is about ('%s') must not be empty", about);
    return new About(about);
  }

  /**
   * An order of arms, as what it says of the baseline: whoever stands before it helps, whoever
   * stands behind it harms. The other places are not scored, for a comparison judges each arm
   * against the baseline only.
   *
   * @param bestFirst arms, the baseline among them
   */
  public static List<Prediction> inOrder(List<String> bestFirst, String baseline) {
    Check.oneOf("baseline", baseline, bestFirst);
    int place = bestFirst.indexOf(baseline);
    return bestFirst.stream()
        .filter(arm -> !arm.equals(baseline))
        .map(arm -> bestFirst.indexOf(arm) < place ? of(arm).helps() : of(arm).harms())
        .toList();
  }

  /** A prediction that has a subject and no claim yet. */
  public static final class About implements Shown {
    private final String about;

    private About(String about) {
      this.about = about;
    }

    /** The arm helps against the baseline. */
    public Prediction helps() {
      return new Prediction(about, new Claim.Word(Outcome.HELPS));
    }

    /** The arm harms against the baseline. */
    public Prediction harms() {
      return new Prediction(about, new Claim.Word(Outcome.HARMS));
    }

    /** The arm makes no difference against the baseline. */
    public Prediction makesNoDifference() {
      return new Prediction(about, new Claim.Word(Outcome.NO_DIFFERENCE));
    }

    /** The arm is better than the baseline by so many points, 5 more or less. */
    public Prediction gains(double points) {
      return new Prediction(about, new Claim.Points(points, POINTS));
    }

    /** The arm is worse than the baseline by so many points, 5 more or less. */
    public Prediction loses(double points) {
      return gains(-points);
    }

    /** The answer to the question is this name or word. */
    public Prediction is(String answer) {
      return new Prediction(about, new Claim.Answer(answer));
    }

    /**
     * The answer to the question is about this number.
     *
     * @param within how far from it the number may lie, at least 0
     */
    public Prediction isAbout(double number, double within) {
      Check.that(within >= 0, "within (%s) must be at least 0", within);
      return new Prediction(about, new Claim.Number(number, within));
    }

    @Override
    public String toString() {
      return about + ": nothing predicted yet; say helps(), gains(points) or is(answer)";
    }
  }

  /** Scores it by the comparison's verdict on the arm that it is about. */
  public Scorecard check(Comparison comparison) {
    return check(comparison.verdict(about));
  }

  /** Scores it by this verdict. */
  public Scorecard check(Verdict verdict) {
    return scored(claim.of(verdict));
  }

  /** Scores a predicted word by one that comes without a verdict. */
  public Scorecard check(Outcome came) {
    return scored(claim.of(came));
  }

  /**
   * Scores it by the interval of a change: above 0 it helps, below 0 it harms, else not settled.
   */
  public Scorecard check(Interval change) {
    return check(Outcome.of(change, Double.MIN_VALUE));
  }

  /** Scores a predicted number. */
  public Scorecard check(double came) {
    return scored(claim.of(came));
  }

  /** Scores how many labels the baseline is predicted to need; open where the interval is. */
  public Scorecard check(LabelsSaved came) {
    return scored(claim.of(came));
  }

  /** Scores a predicted answer. */
  public Scorecard check(String came) {
    return check(Optional.of(came));
  }

  /** Scores a predicted answer; an empty one is not settled. */
  public Scorecard check(Optional<String> came) {
    return scored(claim.of(came));
  }

  private Scorecard scored(Claim.Came came) {
    return new Scorecard(
        List.of(new Scorecard.Line(about, claim.words(), came.words(), came.mark())));
  }

  @Override
  public String toString() {
    return Text.format("%s: you say %s", about, claim.words());
  }
}
