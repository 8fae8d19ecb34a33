package dev.graft.cause;

import dev.graft.run.Suggestion;
import dev.graft.show.Shown;
import java.util.Optional;

/**
 * A reason why an arm may do worse than it could, with the number that speaks for it. All numbers
 * are of training and validation rows: a change that is tried because of them has not seen the
 * test.
 *
 * @param kind what is wrong
 * @param number what speaks for it, in the unit of the kind
 * @param words the sentence, with the number
 * @param suggestion a run that would show it; empty where none would
 */
public record Cause(Kind kind, double number, String words, Optional<Suggestion> suggestion)
    implements Shown {
  /** What can be wrong, in the order in which it is looked for. */
  public enum Kind {
    /** Number: that of the first evidence, in the unit of {@link dev.graft.analysis.TrainedOut}. */
    NOT_TRAINED_OUT("not trained out"),
    /**
     * Number: runs that diverged; or the share of passes, in [0, 1], in which the training loss
     * rose by more than a tenth; or the factor by which it grew, above 1; or the validation
     * accuracy that the first pass of a fine-tuning lost.
     */
    RATE_TOO_HIGH("rate too high"),
    /** Number: the chosen rate, which has no neighbour on one side of the searched ones. */
    RATE_AT_EDGE("rate at the edge of the searched ones"),
    /** Number: validation accuracy that a solved head lacks to the nearest class mean. */
    NEAREST_MEAN_BETTER("the nearest mean is better here"),
    /**
     * Number: the deviation of what enters, which is near 1 where pictures are scaled as usual; of
     * a table with a column that lies far from 0, that column's mean.
     */
    INPUT_SCALED_OTHERWISE("preprocessing does not match the base"),
    /** Number: validation accuracy that a base without knowledge lacks to the arm. */
    SOURCE_TOO_FAR("source too far"),
    /** Number: validation accuracy that the arm lacks to the baseline, below 0. */
    LAYERS_REMOVED("layers removed that may be needed"),
    /** Number: training loss at the end, in nats. */
    TOO_MUCH_FROZEN("too much frozen for so small a head"),
    /** Number: the share of the training loss that the last quarter of the passes took off. */
    STOPPED_EARLY("stopped early"),
    /** Number: validation loss less training loss at the end, in nats. */
    TOO_FEW_ROWS("too few rows for what is trained"),
    /** Number: the pass that was kept, counted from the start of the last phase. */
    BEST_AT_THE_START("best at the start"),
    /** Number: validation accuracy that a changed arm gained. */
    CONFIRMED_BY_A_RUN("confirmed by a run");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  @Override
  public String toString() {
    return kind + ": " + words;
  }
}
