package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.stats.Interval;
import java.util.Optional;

/** What a prediction says, and how it is scored. A claim refuses what it cannot be scored by. */
sealed interface Claim {
  /** What came, in words, and what that makes of the claim. */
  record Came(String words, Scorecard.Mark mark) {
    static Came of(String words, boolean right) {
      return new Came(words, right ? Scorecard.Mark.RIGHT : Scorecard.Mark.WRONG);
    }

    static Came open(String words) {
      return new Came(words, Scorecard.Mark.NOT_SETTLED);
    }
  }

  /** The claim as the reader made it. */
  String words();

  /** What it is scored by, for the error where something else is given. */
  String scoredBy();

  /** By a verdict. */
  default Came of(Verdict verdict) {
    return refused("a verdict on '" + verdict.arm() + "'");
  }

  /** By a word alone. */
  default Came of(Outcome came) {
    return refused("the word '" + came + "'");
  }

  /** By a number. */
  default Came of(double came) {
    return refused("the number " + digits(came));
  }

  /** By the labels that a transfer saves. */
  default Came of(LabelsSaved came) {
    return refused("labels saved");
  }

  /** By an answer, empty where there is none. */
  default Came of(Optional<String> came) {
    return refused("the answer '" + came.orElse("") + "'");
  }

  private Came refused(String given) {
    Check.that(
        false, "'%s' cannot be scored by %s; give check(...) %s", words(), given, scoredBy());
    return Came.open(given);
  }

  private static String digits(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e6
        ? Text.format("%.0f", number)
        : Text.format("%.3g", number);
  }

  /** A verdict's word. */
  record Word(Outcome outcome) implements Claim {
    @Override
    public Came of(Verdict verdict) {
      String size =
          verdict.interval().map(i -> " " + Words.decided(i, verdict.evidence())).orElse("");
      String words = verdict.word() + size;
      return verdict.standing().binds() ? Came.open(words) : of(verdict.outcome(), words);
    }

    @Override
    public Came of(Outcome came) {
      return of(came, came.toString());
    }

    private Came of(Outcome came, String words) {
      boolean open = came == Outcome.CANNOT_TELL || came == Outcome.FAILED_RUN;
      return open ? Came.open(words) : Came.of(words, came == outcome);
    }

    @Override
    public String words() {
      return outcome.toString();
    }

    @Override
    public String scoredBy() {
      return "a comparison, a verdict or an Outcome";
    }
  }

  /** A difference in points, above 0 where the arm is better. */
  record Points(double points, double within) implements Claim {
    @Override
    public Came of(Verdict verdict) {
      Verdict.Evidence evidence = verdict.evidence();
      Check.that(
          evidence.inPoints(),
          "%s is not measured in points; predict a word, or isAbout(number, within)",
          evidence.yardstick().name());
      if (verdict.interval().isEmpty()) {
        return Came.open(verdict.word());
      }
      Interval interval = verdict.interval().get();
      String words = verdict.word() + " " + Words.decided(interval, evidence);
      Standing.Kind kind = verdict.standing().kind();
      boolean moves = kind == Standing.Kind.NOT_TRAINED_OUT || kind == Standing.Kind.AT_LEAST;
      double sign = evidence.yardstick().lowerIsBetter() ? -100 : 100;
      double one = Math.abs(sign * interval.low() - points);
      double other = Math.abs(sign * interval.high() - points);
      boolean inside = Math.max(one, other) <= within;
      boolean outside = Math.min(one, other) > within && !interval.contains(points / sign);
      return moves || !inside && !outside ? Came.open(words) : Came.of(words, inside);
    }

    @Override
    public String words() {
      return Text.format("%s points, %s more or less", signed(), digits(within));
    }

    private String signed() {
      return points > 0 ? "+" + digits(points) : digits(points);
    }

    @Override
    public String scoredBy() {
      return "a comparison or a verdict";
    }
  }

  /** A number. */
  record Number(double number, double within) implements Claim {
    @Override
    public Came of(double came) {
      return Double.isFinite(came)
          ? Came.of(digits(came), Math.abs(came - number) <= within)
          : Came.open("no number");
    }

    /**
     * Settled where the whole interval lies within, or the whole of it without, and who took part
     * was trained out.
     */
    @Override
    public Came of(LabelsSaved came) {
      String words = Text.format("%s (%s)", came.neededWords(), came.intervalWords());
      if (came.interval().isEmpty() || !came.untrained().isEmpty()) {
        return Came.open(words);
      }
      double low = came.interval().get().low();
      double high = came.interval().get().high();
      boolean inside = low >= number - within && high <= number + within;
      boolean outside = high < number - within || low > number + within;
      return inside || outside ? Came.of(words, inside) : Came.open(words);
    }

    @Override
    public String words() {
      return within == 0
          ? digits(number)
          : Text.format("%s, %s more or less", digits(number), digits(within));
    }

    @Override
    public String scoredBy() {
      return "a number, or labels saved";
    }
  }

  /** A name or a word. */
  record Answer(String answer) implements Claim {
    @Override
    public Came of(Optional<String> came) {
      return came.map(words -> Came.of(words, words.equals(answer))).orElse(Came.open("none"));
    }

    @Override
    public String words() {
      return answer;
    }

    @Override
    public String scoredBy() {
      return "an answer";
    }
  }
}
