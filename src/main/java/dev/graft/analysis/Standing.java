package dev.graft.analysis;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a verdict's word stands: whether the side that loses by it was trained out. It changes no
 * {@link Outcome}.
 *
 * @param kind what it says
 * @param arm the training of the arm
 * @param baseline the training of the baseline
 */
public record Standing(Kind kind, TrainedOut arm, TrainedOut baseline) implements Shown {
  /** What a standing says. */
  public enum Kind {
    /** The word stands: whoever loses by it was trained out, or had nothing to train. */
    TRAINED_OUT("trained out"),
    /** The word holds at this budget only: whoever loses by it was not trained out. */
    NOT_TRAINED_OUT("not trained out"),
    /** The word stands, and the winner, which was not trained out, may be better still. */
    AT_LEAST("at least"),
    /**
     * The word holds for these test rows only: the scores came without rows, so that nobody can say
     * how they would be on others.
     */
    THESE_ROWS("on these test rows"),
    /** The word stands; the runs of whoever loses by it do not say how they were trained. */
    UNKNOWN("training not known"),
    /** There is no word that training could change: cannot tell, or a failed run. */
    NONE("");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Before a word that holds at this budget only. */
  static final String BOUND = "not trained out, at this budget";

  /** The standing of a word, by the training of both sides. */
  static Standing of(Outcome outcome, TrainedOut arm, TrainedOut baseline) {
    List<TrainedOut> losers = losers(outcome, arm, baseline);
    return new Standing(kind(losers, arm.denied() || baseline.denied()), arm, baseline);
  }

  private static List<TrainedOut> losers(Outcome outcome, TrainedOut arm, TrainedOut baseline) {
    return switch (outcome) {
      case HELPS -> List.of(baseline);
      case HARMS -> List.of(arm);
      case NO_DIFFERENCE -> List.of(arm, baseline);
      case CANNOT_TELL, FAILED_RUN -> List.of();
    };
  }

  private static Kind kind(List<TrainedOut> losers, boolean denied) {
    if (losers.isEmpty()) {
      return Kind.NONE;
    }
    if (losers.stream().anyMatch(TrainedOut::denied)) {
      return Kind.NOT_TRAINED_OUT;
    }
    if (losers.stream().anyMatch(side -> side.state() == TrainedOut.State.UNKNOWN)) {
      return Kind.UNKNOWN;
    }
    return denied ? Kind.AT_LEAST : Kind.TRAINED_OUT;
  }

  /** The same of scores that came without rows: helps and harms say less then. */
  Standing ofScoresAlone() {
    boolean weaker = kind == Kind.TRAINED_OUT || kind == Kind.AT_LEAST || kind == Kind.UNKNOWN;
    return weaker ? new Standing(Kind.THESE_ROWS, arm, baseline) : this;
  }

  /** Whether the word hangs on a training that nobody knows. */
  boolean unknown() {
    return kind == Kind.UNKNOWN
        || kind == Kind.THESE_ROWS
            && Stream.of(arm, baseline).anyMatch(s -> s.state() == TrainedOut.State.UNKNOWN);
  }

  /** Whether the word holds at this budget only. */
  public boolean binds() {
    return kind == Kind.NOT_TRAINED_OUT;
  }

  /** Whether the standing is said in a verdict's sentence. */
  boolean said() {
    return binds() || kind == Kind.AT_LEAST;
  }

  /** Whether it says of the baseline that it still improved. */
  boolean saysRising() {
    return said()
        && (baseline.denied(TrainedOut.Reason.STILL_RISING)
            || baseline.denied(TrainedOut.Reason.LOSS_STILL_FALLING)
            || baseline.denied(TrainedOut.Reason.VALIDATION_LOSS_FALLING));
  }

  /** Who was not trained out, and why; empty where the sentence does not say it. */
  String because() {
    return said()
        ? Stream.of(arm, baseline)
            .map(TrainedOut::mainReason)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "))
        : "";
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(toString()), this);
  }

  @Override
  public String toString() {
    String words = kind == Kind.NONE ? "no word that training could change" : kind.toString();
    return Text.format("%s (%s; %s)", words, arm, baseline);
  }
}
