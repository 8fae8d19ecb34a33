package dev.graft.source;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.score.ReductionScores;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What components learned on a source are worth to a target, beside those learned on few rows of
 * the target itself: means over seeds, and the paired difference of the explained variance with its
 * 95% t interval over seeds, each for itself. The words describe: no doubt of the rows is in them,
 * no correction for their number, and no margin is held with a row more.
 *
 * @param base whose features are reduced
 * @param components how many
 * @param scores per way of learning them one score per seed, the source's first
 */
public record UnsupervisedScores(
    String base, int components, Map<String, List<ReductionScores>> scores) implements Shown {
  static final String SOURCE = "the source";

  /** A difference of so much explained variance or agreement counts as none. */
  public static final double MARGIN = Comparison.MARGIN;

  private static final List<String> HEADERS =
      List.of(
          "components of",
          "explained variance",
          "trustworthiness",
          "adjusted Rand index",
          "mutual information",
          "source minus these, explained variance",
          "word",
          "source minus these, mutual information",
          "word");

  /** Copies the map. */
  public UnsupervisedScores {
    scores = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  static String target(int rows) {
    return Text.format("%d target rows", rows);
  }

  /** The explained variance of the source's components less that of so many target rows'. */
  public Interval difference(int rows) {
    return difference(
        Check.oneOf("target rows", target(rows), scores.keySet()),
        ReductionScores::explainedVariance);
  }

  /** Whether learning on the source helped against so many target rows, by explained variance. */
  public Outcome outcome(int rows) {
    return Outcome.of(difference(rows), MARGIN);
  }

  private Interval difference(String name, ToDoubleFunction<ReductionScores> value) {
    double[] differences = new double[scores.get(name).size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] =
          value.applyAsDouble(scores.get(SOURCE).get(i))
              - value.applyAsDouble(scores.get(name).get(i));
    }
    return SeedInterval.withDefaults().of(differences);
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (String name : scores.keySet()) {
      List<String> cells = new ArrayList<>(List.of(name));
      cells.add(mean(name, ReductionScores::explainedVariance));
      cells.add(mean(name, ReductionScores::trustworthiness));
      cells.add(mean(name, s -> s.agreement().adjustedRandIndex()));
      cells.add(mean(name, s -> s.agreement().mutualInformation()));
      cells.addAll(compared(name, ReductionScores::explainedVariance));
      cells.addAll(compared(name, s -> s.agreement().mutualInformation()));
      rows.add(cells);
    }
    return rows;
  }

  private List<String> compared(String name, ToDoubleFunction<ReductionScores> value) {
    if (name.equals(SOURCE)) {
      return List.of("-", "-");
    }
    Interval interval = difference(name, value);
    String words =
        Text.format("%+.3f (%+.3f to %+.3f)", interval.mean(), interval.low(), interval.high());
    return List.of(words, Outcome.of(interval, MARGIN).toString());
  }

  private String mean(String name, ToDoubleFunction<ReductionScores> value) {
    double mean = scores.get(name).stream().mapToDouble(value).average().orElse(Double.NaN);
    return Text.format("%.3f", mean);
  }

  private String heading() {
    return Text.format(
        "%d components of %s, judged on target rows that none was learned on, %d seeds; the words"
            + " describe: each interval by itself, over these seeds alone, without the doubt of the"
            + " rows and of several comparisons",
        components, base, scores.get(SOURCE).size());
  }

  private Sheet sheet() {
    return Sheet.of(heading()).with(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
