package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What transfer did to one class.
 *
 * @param name the class
 * @param rows its test rows per seed, the fewest where seeds have other numbers of them
 * @param ofArm share of them that the arm answered rightly, in [0, 1]; NaN without rows
 * @param ofBaseline likewise of the baseline
 * @param difference arm less baseline with its 95% interval, each class for itself; empty where
 *     none could be made
 * @param pValue of a difference of 0; NaN for a class that was not tested
 * @param adjusted the p-value adjusted for the number of classes; NaN likewise
 * @param word what it comes to
 */
public record ClassChange(
    String name,
    int rows,
    double ofArm,
    double ofBaseline,
    Optional<Interval> difference,
    double pValue,
    double adjusted,
    Word word)
    implements Shown {
  /** What the false discovery rate lets one say of a class. */
  public enum Word {
    /** The arm is worse on it than the baseline: negative transfer. */
    LOST("lost"),
    /** The arm is better on it. */
    WON("won"),
    /** Neither stands out among so many classes. */
    NOT_TOLD("cannot tell"),
    /** Too few test rows for a test. */
    TOO_FEW_ROWS("too few rows"),
    /** One pair of runs has no interval. */
    ONE_SEED("one seed");

    private final String words;

    Word(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  List<String> cells() {
    return List.of(
        name,
        String.valueOf(rows),
        number("%.3f", ofBaseline),
        number("%.3f", ofArm),
        Double.isNaN(ofArm) ? "-" : Words.points(ofArm - ofBaseline),
        difference
            .map(i -> Text.format("%s to %s", Words.points(i.low()), Words.points(i.high())))
            .orElse("-"),
        number("%.3g", pValue),
        number("%.3g", adjusted),
        word.toString());
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : Text.format(format, value);
  }

  @Override
  public String toString() {
    return Text.format(
        "%s: %s, %s points on %d test rows", name, word, Words.points(ofArm - ofBaseline), rows);
  }
}
