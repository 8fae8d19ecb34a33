package dev.graft.csv;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether numbers that stand as classes are measured or counted. Numbers of classes are answered
 * rightly or wrongly; of what is measured hardly an answer is exact, and those that miss lie near.
 *
 * @param counted whether wrong answers lie near the true number, so that they may be counts
 */
record CsvNumbers(boolean counted) {
  /** So many numbers, of which most are missed, are measured. */
  private static final int MANY = 20;

  /** Fewer ordered classes, such as stars, are commonly judged as classes. */
  private static final int FEW = 6;

  /** So many wrong answers show whether they lie near. */
  private static final int WRONG = 20;

  /** The correlation of the wrong answers with the truth from which on they lie near. */
  private static final double NEAR = 0.8;

  private static final CsvNumbers NAMES = new CsvNumbers(false);

  /** What the answers are: how often right, and how those that are not lie to the truth. */
  private static final class Answers {
    private final Set<Double> values = new HashSet<>();
    private final Set<String> rows = new HashSet<>();
    private final Map<String, Double> parsed = new HashMap<>();
    private double right;
    private double wrong;
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;

    /** Whether both are numbers; only then they are counted. */
    boolean add(CsvLine line) {
      double truth = parsed.computeIfAbsent(line.text(CsvColumns.CLASS), CsvLine::number);
      double answer = parsed.computeIfAbsent(line.text(CsvColumns.PREDICTION), CsvLine::number);
      if (!Double.isFinite(truth) || !Double.isFinite(answer)) {
        return false;
      }
      values.add(truth);
      rows.add(line.text(CsvColumns.ROW));
      count(truth, answer);
      return true;
    }

    private void count(double truth, double answer) {
      if (truth == answer) {
        right++;
        return;
      }
      wrong++;
      x += truth;
      y += answer;
      xx += truth * truth;
      yy += answer * answer;
      xy += truth * answer;
    }

    /** The correlation of the wrong answers with the truth; 0 where there is none. */
    boolean near() {
      double spread = (xx - x * x / wrong) * (yy - y * y / wrong);
      double correlation = spread > 0 ? (xy - x * y / wrong) / Math.sqrt(spread) : 0;
      return wrong >= WRONG && correlation >= NEAR;
    }

    boolean measured() {
      return values.size() >= MANY && right < wrong && (2 * values.size() > rows.size() || near());
    }
  }

  /**
   * Of a table of answers whose classes nobody states.
   *
   * @throws IllegalArgumentException if they are measured numbers
   */
  static CsvNumbers of(CsvTable table, List<String> columns, List<String> stated) {
    Answers answers = new Answers();
    Optional<CsvLine> first = Optional.empty();
    for (CsvLine line :
        columns.isEmpty() && stated.isEmpty() ? table.lines() : List.<CsvLine>of()) {
      if (line.has(CsvColumns.CLASS) && line.has(CsvColumns.PREDICTION)) {
        if (!answers.add(line)) {
          return NAMES;
        }
        first = first.isEmpty() ? Optional.of(line) : first;
      }
    }
    if (answers.measured()) {
      throw first
          .orElseThrow()
          .wrong(
              CsvColumns.CLASS,
              "must be a class, and is one of "
                  + answers.values.size()
                  + " numbers that few answers meet: measured or counted numbers are judged by a"
                  + " score per run, withMetric(\"rmse\", Direction.LOWER_IS_BETTER); if they number"
                  + " classes, write names (\"class 17\") or state them, withClasses(...)");
    }
    return new CsvNumbers(answers.values.size() >= FEW && answers.near());
  }
}
