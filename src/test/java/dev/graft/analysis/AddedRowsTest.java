package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.stats.UnseenRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddedRowsTest {
  private static final List<Integer> ACTUAL =
      IntStream.range(0, 120).mapToObj(i -> i < 80 ? 0 : i < 110 ? 1 : 2).toList();

  /** Right on every row: 80 of the first class, 30 of the second, 10 of the third. */
  private static List<Run> right(String arm, int rowsMore, int classOfThem, int answer) {
    List<Integer> actual = with(ACTUAL, rowsMore, classOfThem);
    List<Integer> answers = with(ACTUAL, rowsMore, answer);
    List<List<Double>> probabilities =
        answers.stream()
            .map(a -> IntStream.range(0, 3).mapToObj(c -> c == a ? 1.0 : 0.0).toList())
            .toList();
    List<Integer> rows = IntStream.range(0, actual.size()).boxed().toList();
    Predictions test =
        new Predictions(RunFixtures.CLASSES, rows, actual, answers, probabilities, Double.NaN);
    return Arm.of(arm, 0.5).seeds(3).stream().map(r -> RunFixtures.withTest(r, test)).toList();
  }

  private static List<Integer> with(List<Integer> some, int more, int value) {
    List<Integer> all = new ArrayList<>(some);
    all.addAll(Collections.nCopies(more, value));
    return all;
  }

  private static double reach(Metric metric) {
    Pairs pairs = new Pairs(right("a", 0, 0, 0), right("b", 0, 0, 0));
    return AddedRows.of(pairs, metric).reach(0.95);
  }

  @Test
  void aRowWeighsMoreWhereTheMetricWeighsItsClass() {
    double alike = UnseenRows.ofAnswers(new double[3][120]).reach(0.95);
    assertEquals(alike, reach(Metric.ACCURACY), 1e-12);
    double byInterval =
        UnseenRows.crossed(List.<double[][]>of(UnseenRows.withBoth(new double[3][120])))
            .reach(0.95);
    // A row of the class of 10 counts 120 / (3 * 10) = 4 times as much in a mean over classes.
    assertTrue(reach(Metric.MACRO_F1) > 2 * byInterval, "macro-F1 " + reach(Metric.MACRO_F1));
    assertTrue(reach(Metric.AUC) > 2 * byInterval, "AUC " + reach(Metric.AUC));
  }

  /** No single pair of rows that one might add by hand reaches further. */
  @Test
  void theWorstClassCounts() {
    for (Metric metric : List.of(Metric.MACRO_F1, Metric.AUC)) {
      for (int actual = 0; actual < 3; actual++) {
        for (int answer = 0; answer < 3; answer++) {
          if (answer != actual) {
            double byHand = byHand(metric, actual, answer);
            assertTrue(
                byHand <= 1.02 * reach(metric),
                metric + ", " + actual + " for " + answer + ": " + byHand);
          }
        }
      }
    }
  }

  private static double byHand(Metric metric, int actual, int answer) {
    List<Run> arm = swapped(right("a", 2, actual, actual), 121, answer);
    List<Run> baseline = swapped(right("b", 2, actual, actual), 120, answer);
    return UnseenRows.crossed(List.<double[][]>of(new Pairs(arm, baseline).differences(metric)))
        .reach(0.95);
  }

  private static List<Run> swapped(List<Run> runs, int row, int answer) {
    Predictions old = runs.get(0).test();
    List<Integer> answers = new ArrayList<>(old.predicted());
    answers.set(row, answer);
    List<List<Double>> probabilities = new ArrayList<>(old.probabilities());
    probabilities.set(row, IntStream.range(0, 3).mapToObj(c -> c == answer ? 1.0 : 0.0).toList());
    Predictions test =
        new Predictions(
            old.classes(), old.rows(), old.actual(), answers, probabilities, Double.NaN);
    return runs.stream().map(run -> RunFixtures.withTest(run, test)).toList();
  }
}
