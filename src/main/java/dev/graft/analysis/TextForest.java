package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The verdicts of a comparison in a terminal: a line per arm, with its interval drawn round 0. */
final class TextForest {
  private static final int WIDTH = 31;
  private static final char ZERO = '|';
  private static final char MARGIN = ':';
  private static final char BAR = '-';
  private static final char MEAN = 'o';

  private final List<Verdict> verdicts;
  private final Map<String, Interval> intervals;
  private final double margin;
  private final double low;
  private final double high;

  private TextForest(Comparison comparison) {
    verdicts = comparison.verdicts();
    intervals = comparison.intervals();
    margin = verdicts.get(0).rule().margin();
    double least = intervals.values().stream().mapToDouble(Interval::low).min().orElse(0);
    double most = intervals.values().stream().mapToDouble(Interval::high).max().orElse(0);
    low = Math.min(-margin, least);
    high = Math.max(margin, most);
  }

  static String of(Comparison comparison) {
    TextForest forest = new TextForest(comparison);
    List<List<String>> rows = forest.verdicts.stream().map(forest::row).toList();
    return Text.table(
        List.of(
            "against " + comparison.baseline(),
            "verdict",
            forest.axis(),
            heading(comparison),
            forest.verdicts.get(0).evidence().yardstick().name()),
        rows);
  }

  private static String heading(Comparison comparison) {
    return comparison.verdicts().get(0).evidence().inPoints() ? "points" : "difference";
  }

  private List<String> row(Verdict verdict) {
    Interval interval = intervals.get(verdict.arm());
    return List.of(
        verdict.arm(),
        verdict.word() + (verdict.exploratory() ? " (exploratory)" : ""),
        Objects.isNull(interval) ? " ".repeat(WIDTH) : bar(interval),
        Objects.isNull(interval) ? "-" : Words.range(interval, verdict.evidence()),
        Words.scores(verdict.evidence()));
  }

  /** Where 0 and the margin are. */
  private String axis() {
    char[] line = ground();
    return new String(line);
  }

  private char[] ground() {
    char[] line = " ".repeat(WIDTH).toCharArray();
    line[place(-margin)] = MARGIN;
    line[place(margin)] = MARGIN;
    line[place(0)] = ZERO;
    return line;
  }

  private String bar(Interval interval) {
    char[] line = ground();
    for (int i = place(interval.low()); i <= place(interval.high()); i++) {
      line[i] = line[i] == ZERO ? ZERO : BAR;
    }
    line[place(interval.mean())] = MEAN;
    return new String(line);
  }

  private int place(double value) {
    return (int) Math.round((WIDTH - 1) * (value - low) / (high - low));
  }
}
