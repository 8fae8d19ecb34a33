package dev.graft.linear;

import dev.graft.internal.Text;
import dev.graft.run.StrengthPlace;
import java.util.List;

/**
 * The strength of a penalty as rows chose it.
 *
 * @param value that of the least loss, the stronger of equals
 * @param place where it lies in the grid
 * @param chosenOn which rows chose
 * @param tried from the strongest on
 */
public record Strength(double value, StrengthPlace place, ChosenOn chosenOn, List<Tried> tried) {
  /** Copies the list. */
  public Strength {
    tried = List.copyOf(tried);
  }

  /** Which rows chose. */
  public enum ChosenOn {
    /** Validation rows. */
    VALIDATION("validation rows"),
    /** Training rows in five folds, each answered by a model of the others. */
    TRAINING_FOLDS("training rows in 5 folds"),
    /** The same in folds that keep the split's groups whole: fewer of few groups. */
    TRAINING_GROUPS("training rows in at most 5 folds of whole groups");

    private final String words;

    ChosenOn(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A strength and what came of it.
   *
   * @param loss mean cross-entropy of rows that were not learned from, in nats
   */
  public record Tried(double strength, double loss) {}

  @Override
  public String toString() {
    return Text.format("strength %.3g, %s, chosen on %s", value, place, chosenOn);
  }
}
