package dev.graft.chart;

import dev.graft.analysis.ColumnRows;
import dev.graft.analysis.DataBudget;
import dev.graft.analysis.Guessing;
import dev.graft.analysis.SweepTable;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What answers without looking reach, as levels behind an accuracy. */
final class Levels {
  /** Levels that lie nearer are one line to the eye. */
  private static final double APART = 0.01;

  private static final String LARGEST = "largest class %.3f";

  private Levels() {}

  /** Of test accuracy: chance, and where it is more, the largest class of the test rows. */
  static List<Series> ofTest(Runs runs) {
    return of(guessing(runs), LARGEST);
  }

  /** The same of a sweep. */
  static List<Series> ofTest(SweepTable table) {
    return of(table.guessing(), LARGEST);
  }

  /** Of validation accuracy: the classes are those of the test rows, their shares nearly so. */
  static List<Series> ofValidation(Runs runs) {
    boolean oneDomain = ColumnRows.of(runs).note().isEmpty();
    List<Series> levels = of(guessing(runs), "largest class of the test rows %.3f");
    return oneDomain ? levels : levels.stream().limit(1).toList();
  }

  /** Of a budget's test accuracy, all numbers of labels together. */
  static List<Series> ofTest(DataBudget budget) {
    return of(budget.guessing(), LARGEST);
  }

  /** What naming the largest class every time would reach. */
  static Series largestClass(double share) {
    return level(LARGEST, share, Series.Level.Dash.DOTTED);
  }

  private static Optional<Guessing> guessing(Runs runs) {
    return Guessing.of(runs.all().stream().filter(run -> !run.failed()).toList());
  }

  private static List<Series> of(Optional<Guessing> guessing, String words) {
    List<Series> levels = new ArrayList<>();
    for (Guessing guess : guessing.stream().toList()) {
      levels.add(level("chance %.3f", guess.chance(), Series.Level.Dash.DASHED));
      if (guess.majority() >= guess.chance() + APART) {
        levels.add(level(words, guess.majority(), Series.Level.Dash.DOTTED));
      }
    }
    return levels;
  }

  private static Series level(String words, double value, Series.Level.Dash dash) {
    return new Series.Level(Text.format(words, value), value, dash);
  }
}
