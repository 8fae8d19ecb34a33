package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.stats.AreaUnderCurve;
import dev.graft.stats.MacroF1;
import dev.graft.stats.PseudoValues;
import java.util.List;
import java.util.stream.IntStream;

/** Test scores of runs, as a number and as one value per row. */
final class Scores {
  private Scores() {}

  static double of(Run run, Metric metric) {
    check(run, metric);
    Predictions test = run.test();
    return test.rows().isEmpty()
        ? test.accuracy()
        : switch (metric) {
          case ACCURACY -> test.accuracy();
          case MACRO_F1 -> macroF1(test).metric();
          case AUC -> areaUnderCurve(test).metric();
        };
  }

  /** A value per test row whose mean is the score. */
  static double[] perRow(Run run, Metric metric) {
    check(run, metric);
    return perRow(run.test(), metric);
  }

  static double[] perRow(Predictions test, Metric metric) {
    return switch (metric) {
      case ACCURACY ->
          IntStream.range(0, test.rows().size())
              .mapToDouble(i -> test.correct(i) ? 1 : 0)
              .toArray();
      case MACRO_F1 -> macroF1(test).ofRows();
      case AUC -> areaUnderCurve(test).ofRows();
    };
  }

  private static PseudoValues macroF1(Predictions test) {
    return MacroF1.pseudoValues(
        array(test.actual()), array(test.predicted()), test.classes().size());
  }

  private static PseudoValues areaUnderCurve(Predictions test) {
    return AreaUnderCurve.pseudoValues(array(test.actual()), probabilities(test));
  }

  /** Whether a run has what the metric needs. */
  static void check(Run run, Metric metric) {
    Predictions test = run.test();
    Check.that(
        run.failed() || metric == Metric.ACCURACY || !test.rows().isEmpty(),
        "metric (%s) needs the answers on each test row, and arm '%s' has a stated score alone;"
            + " compare it by Metric.ACCURACY, which takes the score as stated",
        metric,
        run.arm());
    Check.that(
        run.failed() || metric != Metric.AUC || !test.probabilities().isEmpty(),
        "metric (%s) needs the probability of each class, and the runs of arm '%s' have none; run"
            + " it again, or use Metric.MACRO_F1",
        metric,
        run.arm());
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[][] probabilities(Predictions test) {
    return test.probabilities().stream()
        .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }
}
