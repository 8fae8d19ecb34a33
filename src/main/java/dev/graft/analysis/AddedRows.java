package dev.graft.analysis;

import dev.graft.run.Predictions;
import dev.graft.stats.UnseenRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A pair's answers with two test rows more, at every seed: one that the arm wins and one that it
 * loses. For accuracy it is one whichever rows they are. Macro-F1 and AUC weigh a row by its class:
 * both rows are made rows of each of the three smallest classes in turn, and the winner's answer is
 * that class, the loser's the smallest other one, each with probability 1. Of accuracy and macro-F1
 * the rows are counted, too; a row that is sure counts for so much in AUC that no count is needed.
 */
final class AddedRows {
  /** A row of a smaller class weighs more: among so many of the smallest ones is the worst. */
  private static final int CLASSES = 3;

  private AddedRows() {}

  /** Of answers known row by row. */
  static UnseenRows of(Pairs pairs, Metric metric) {
    List<double[][]> tables =
        metric == Metric.ACCURACY
            ? List.<double[][]>of(UnseenRows.withBoth(pairs.differences(metric)))
            : byClass(pairs, metric);
    if (pairs.redrawn()) {
      return UnseenRows.redrawn(tables, pairs.trainingRows().orElseThrow());
    }
    return metric == Metric.AUC ? UnseenRows.crossed(tables) : UnseenRows.weighed(tables);
  }

  private static List<double[][]> byClass(Pairs pairs, Metric metric) {
    List<Integer> actual = pairs.arm().get(0).test().actual();
    List<Integer> classes =
        actual.stream()
            .distinct()
            .sorted(Comparator.comparingLong(c -> actual.stream().filter(c::equals).count()))
            .limit(CLASSES)
            .toList();
    return classes.stream().map(c -> table(pairs, metric, c, other(c, classes))).toList();
  }

  private static int other(int of, List<Integer> smallestFirst) {
    return smallestFirst.stream().filter(c -> c != of).findFirst().orElse(of == 0 ? 1 : 0);
  }

  private static double[][] table(Pairs pairs, Metric metric, int of, int other) {
    return IntStream.range(0, pairs.size())
        .mapToObj(
            s ->
                Pairs.minus(
                    Scores.perRow(
                        longer(pairs.arm().get(s).test(), of, List.of(of, other)), metric),
                    Scores.perRow(
                        longer(pairs.baseline().get(s).test(), of, List.of(other, of)), metric)))
        .toArray(double[][]::new);
  }

  private static Predictions longer(Predictions test, int of, List<Integer> answers) {
    List<List<Double>> probabilities = new ArrayList<>(test.probabilities());
    if (!probabilities.isEmpty()) {
      answers.forEach(answer -> probabilities.add(certain(answer, test.classes().size())));
    }
    return new Predictions(
        test.classes(),
        joined(test.rows(), List.of(-1, -2)),
        joined(test.actual(), List.of(of, of)),
        joined(test.predicted(), answers),
        probabilities,
        test.stated());
  }

  private static List<Double> certain(int answer, int classes) {
    return IntStream.range(0, classes).mapToObj(c -> c == answer ? 1.0 : 0.0).toList();
  }

  private static List<Integer> joined(List<Integer> some, List<Integer> more) {
    List<Integer> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
