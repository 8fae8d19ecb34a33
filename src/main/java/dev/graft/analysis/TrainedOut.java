package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an arm was trained until more training would bring nothing, by its good runs' training
 * and validation rows. An interval doubts seeds and rows; it does not doubt the training.
 *
 * @param arm its name
 * @param state the answer
 * @param evidence what speaks against it, in the order of {@link Reason}; of a state other than NO
 *     empty
 */
public record TrainedOut(String arm, State state, List<Evidence> evidence) implements Shown {
  /** The answers. */
  public enum State {
    /** Nothing speaks against it. */
    YES("trained out"),
    /** More training, or another, would bring more. */
    NO("not trained out"),
    /**
     * The runs do not say: they come from elsewhere, have no curve, or are fewer than three, whose
     * seeds cannot tell a rise from luck.
     */
    UNKNOWN("training not known"),
    /** Nothing was trained: the majority class, the nearest class mean, old answers. */
    NONE("nothing to train");

    private final String words;

    State(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** What speaks against it. */
  public enum Reason {
    /**
     * Number: validation accuracy that the kept weights lack to the nearest class mean of the first
     * point, clear at 95% (one-sided) over the seeds.
     */
    BELOW_JUMPSTART,
    /**
     * Number: what the validation score by which passes were chosen, the accuracy unless another
     * was stated, gained in the last half of them, clear likewise, where the training rows are not
     * learned.
     */
    STILL_RISING,
    /**
     * Number: training loss lost in the last half, in nats, clear likewise, where the training rows
     * are not learned and the best pass was among the last ones.
     */
    LOSS_STILL_FALLING,
    /**
     * Number: validation loss lost in the last half of a fine-tuning behind a solved head, in nats,
     * clear likewise.
     */
    VALIDATION_LOSS_FALLING,
    /** Number: runs whose chosen rate is the first or last of those tried. */
    RATE_AT_EDGE,
    /**
     * Number: the share of the last phase's passes, in [0, 1], in which the training loss rose by
     * more than a tenth, or the factor by which it grew, above 1, at a stated rate and where the
     * training rows are not learned.
     */
    RATE_TOO_HIGH,
    /** Number: passes of the last phase, too few to see whether more would bring more. */
    FEW_PASSES,
    /** Number: gradient steps of all phases. */
    FEW_UPDATES,
    /**
     * Number: how far the base moved in a fine-tuning at a stated rate, as a share of its length.
     */
    BODY_STOOD_STILL,
    /** Number: the largest component of the gradient where a solved head ended. */
    SHORT_OF_OPTIMUM,
    /** Number: runs whose solved head has the weakest penalty of those tried. */
    WEAKEST_STRENGTH,
    /** Number: runs whose solved head has the strongest penalty of those that were stated. */
    STRONGEST_STRENGTH
  }

  /**
   * One thing that speaks against it.
   *
   * @param reason what it is
   * @param number its size, in the unit of the reason
   * @param words a sentence's end, with the number; the arm's name stands before it
   */
  public record Evidence(Reason reason, double number, String words) {}

  /** Copies the evidence. */
  public TrainedOut {
    evidence = List.copyOf(evidence);
  }

  /** What the runs of an arm say; failed ones are left out. */
  public static TrainedOut of(Runs runs, String arm) {
    return TrainingEvidence.of(runs.arm(Check.oneOf("arm", arm, runs.arms())));
  }

  /** Whether something speaks against it. */
  boolean denied() {
    return state == State.NO;
  }

  /** Whether this speaks against it, be it beside others. */
  public boolean denied(Reason reason) {
    return evidence.stream().anyMatch(e -> e.reason() == reason);
  }

  /**
   * Why it is to be trained in another way, where that is one of the reasons: to train longer at a
   * rate that does not suit is no remedy. Else the first one; empty without any.
   */
  public Optional<Reason> decisive() {
    return Stream.concat(
            Stream.of(
                    Reason.RATE_AT_EDGE,
                    Reason.RATE_TOO_HIGH,
                    Reason.BODY_STOOD_STILL,
                    Reason.WEAKEST_STRENGTH)
                .filter(this::denied),
            evidence.stream().map(Evidence::reason))
        .findFirst();
  }

  /** The first evidence as a sentence's part, "frozen ends 8.9 points below ..."; empty without. */
  String mainReason() {
    return evidence.isEmpty() ? "" : arm + " " + evidence.get(0).words();
  }

  private String because() {
    return evidence.stream().map(Evidence::words).collect(Collectors.joining(", "));
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(toString()), this);
  }

  @Override
  public String toString() {
    return evidence.isEmpty()
        ? Text.format("%s: %s", arm, state)
        : Text.format("%s: %s: it %s", arm, state, because());
  }
}
