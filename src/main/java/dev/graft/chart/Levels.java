package dev.graft.chart;

import dev.graft.analysis.ColumnRows;
import dev.graft.analysis.DataBudget;
import dev.graft.analysis.Guessing;
import dev.graft.analysis.SweepTable;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What answers without looking reach, as levels behind an accuracy. */
final class Levels {
  /** Levels that lie nearer are one line to the eye. */
  private static final double APART = 0.01;

  /** Lines that lie nearer to each other leave this room below them. */
  private static final double LEAST_ROOM = 0.1;

  private static final String LARGEST = "largest class %.3f";

  private Levels() {}

  /** Of test accuracy: chance, and where it is more, the largest class of the test rows. */
  static List<Series.Level> ofTest(Runs runs) {
    return of(guessing(runs), LARGEST);
  }

  /** The same of a sweep. */
  static List<Series.Level> ofTest(SweepTable table) {
    return of(table.guessing(), LARGEST);
  }

  /** Of validation accuracy: the classes are those of the test rows, their shares nearly so. */
  static List<Series.Level> ofValidation(Runs runs) {
    boolean oneDomain = ColumnRows.of(runs).note().isEmpty();
    List<Series.Level> levels = of(guessing(runs), "largest class of the test rows %.3f");
    return oneDomain ? levels : levels.stream().limit(1).toList();
  }

  /** Of a budget's test accuracy, all numbers of labels together. */
  static List<Series.Level> ofTest(DataBudget budget) {
    return of(budget.guessing(), LARGEST);
  }

  /** What naming the largest class every time would reach. */
  static Series.Level largestClass(double share) {
    return level(LARGEST, share, Series.Level.Dash.DOTTED);
  }

  /**
   * A chart of lines before these levels. One that lies farther below all lines than the highest of
   * them lies above the lowest would take more than half of the picture: it stands in the note.
   */
  static Chart behind(Chart lines, List<Series.Level> levels) {
    DoubleSummaryStatistics y =
        lines.series(Series.Line.class).stream()
            .flatMap(line -> Stream.of(line.y(), line.low(), line.high()).flatMap(List::stream))
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    double lowest = y.getMin() - Math.max(LEAST_ROOM, y.getMax() - y.getMin());
    List<Series> series = new ArrayList<>(lines.series());
    StringBuilder note = new StringBuilder(lines.note());
    for (Series.Level level : levels) {
      if (level.value() >= lowest) {
        series.add(level);
      } else {
        note.append(Text.format("; %s lies below the picture", level.name()));
      }
    }
    return new Chart(lines.title(), note.toString(), lines.x(), lines.y(), series);
  }

  private static Optional<Guessing> guessing(Runs runs) {
    return Guessing.of(runs.all().stream().filter(run -> !run.failed()).toList());
  }

  private static List<Series.Level> of(Optional<Guessing> guessing, String words) {
    List<Series.Level> levels = new ArrayList<>();
    for (Guessing guess : guessing.stream().toList()) {
      levels.add(level("chance %.3f", guess.chance(), Series.Level.Dash.DASHED));
      if (guess.majority() >= guess.chance() + APART) {
        levels.add(level(words, guess.majority(), Series.Level.Dash.DOTTED));
      }
    }
    return levels;
  }

  private static Series.Level level(String words, double value, Series.Level.Dash dash) {
    return new Series.Level(Text.format(words, value), value, dash);
  }
}
