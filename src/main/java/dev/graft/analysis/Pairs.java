package dev.graft.analysis;

import dev.graft.run.Fact;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of two arms, paired by seed; two samples where they share none. A verdict asks for all
 * of them ({@link #of}), what is described beside it for those that ended well ({@link
 * #endedWell}).
 *
 * @param arm in the order of the seeds
 * @param baseline in the order of the seeds
 * @param paired whether the i-th of both have one seed
 * @param leftOut a sentence's part for what is left aside: runs without a partner, and failed ones
 * @param missing test rows that are left aside, since not all runs answered them
 */
record Pairs(
    List<Run> arm,
    List<Run> baseline,
    boolean paired,
    List<String> leftOut,
    CommonRows.Missing missing) {
  /** On all of their test rows. */
  Pairs(List<Run> arm, List<Run> baseline, boolean paired, List<String> leftOut) {
    this(arm, baseline, paired, leftOut, CommonRows.Missing.NONE);
  }

  /** All of them paired, in their order. */
  Pairs(List<Run> arm, List<Run> baseline) {
    this(arm, baseline, true, List.of());
  }

  /** The runs side by side, failed ones too: on the common seeds, or as two samples. */
  static Pairs of(Runs runs, String arm, String baseline) {
    return Matched.all(runs, arm, baseline);
  }

  /** The pairs of which both runs ended well; there may be none. */
  static Pairs endedWell(Runs runs, String arm, String baseline) {
    return Matched.endedWell(runs, arm, baseline);
  }

  /** The runs of both arms. */
  List<Run> all() {
    return Stream.concat(baseline.stream(), arm.stream()).toList();
  }

  int size() {
    return arm.size();
  }

  /** Test rows per run: the fewest, where seeds have other numbers of them. */
  int rows() {
    return all().stream()
        .filter(run -> !run.failed())
        .mapToInt(run -> run.test().rows().size())
        .min()
        .orElse(0);
  }

  /** How many seeds two samples have in common after all. */
  int shared() {
    return (int)
        arm.stream()
            .filter(mine -> baseline.stream().anyMatch(o -> o.seed() == mine.seed()))
            .count();
  }

  /** Whether every run says what it answered, row by row. */
  boolean rowsKnown() {
    return size() > 0 && all().stream().noneMatch(run -> run.test().rows().isEmpty());
  }

  /** Whether every seed has the same test rows, in the same order. */
  boolean rowsStay() {
    return rowsKnown() && arm.stream().map(run -> run.test().rows()).distinct().count() == 1;
  }

  /** What the runs say of themselves; empty where they do not. */
  <T> Optional<T> fact(Fact<T> fact) {
    return baseline.get(0).fact(fact);
  }

  /** The same in the words of the runs. */
  String text(Fact<?> fact) {
    return baseline.get(0).text(fact);
  }

  /** Whether training and test rows were drawn anew for each seed. */
  boolean redrawn() {
    return fact(Fact.SPLIT_MODE).filter(SplitMode.ALL_REDRAWN::equals).isPresent();
  }

  /** Whose seed plays no part: stated, or a head solved on the same rows with the same answers. */
  List<String> seedless() {
    boolean fixed = fact(Fact.SPLIT_MODE).filter(SplitMode.FIXED::equals).isPresent();
    return Stream.of(arm, baseline)
        .filter(runs -> runs.size() > 1)
        .filter(
            runs ->
                runs.stream().allMatch(run -> run.states(Fact.SEEDLESS))
                    || fixed && runs.stream().allMatch(TrainingEvidence::solved))
        .filter(runs -> runs.stream().map(run -> run.test().predicted()).distinct().count() == 1)
        .map(runs -> runs.get(0).arm())
        .toList();
  }

  /** How many rows a run was trained on; empty where the runs do not say. */
  Optional<Integer> trainingRows() {
    return fact(Fact.ROWS_TRAINING).filter(rows -> rows > 0);
  }

  /** Test rows per run, stated where scores came without them; 0 where nobody says. */
  int testRows() {
    return stated() ? fact(Fact.ROWS_TEST).orElse(0) : rows();
  }

  /** Whether no score leaves [0, 1]. */
  boolean inShares() {
    return all().stream()
        .filter(run -> !run.failed())
        .map(run -> run.test().accuracy())
        .allMatch(score -> score >= 0 && score <= 1);
  }

  /** Scores alone, on test rows that stay: nobody knows how they would be on others. */
  boolean onTheseRows() {
    return stated() && !redrawn();
  }

  /** Whether there are scores alone, without rows. */
  boolean stated() {
    return all().stream().allMatch(run -> run.test().rows().isEmpty());
  }

  Verdict.Evidence evidence(Metric metric) {
    return new Verdict.Evidence(
        score(arm, metric), score(baseline, metric), size(), rows(), Yardstick.of(all(), metric));
  }

  private static double score(List<Run> runs, Metric metric) {
    return runs.stream()
        .filter(run -> !run.failed())
        .mapToDouble(run -> Scores.of(run, metric))
        .average()
        .orElse(Double.NaN);
  }

  /** The arm's value minus the baseline's, (seeds, rows); for accuracy -1, 0 or 1. */
  double[][] differences(Metric metric) {
    return IntStream.range(0, size())
        .mapToObj(s -> minus(perRow(arm, s, metric), perRow(baseline, s, metric)))
        .toArray(double[][]::new);
  }

  private static double[] perRow(List<Run> runs, int seed, Metric metric) {
    return Scores.perRow(runs.get(seed), metric);
  }

  static double[] minus(double[] mine, double[] other) {
    return IntStream.range(0, mine.length).mapToDouble(i -> mine[i] - other[i]).toArray();
  }

  /** The score of each run of the arm, or of the baseline. */
  static double[] scores(List<Run> runs, Metric metric) {
    return runs.stream().mapToDouble(run -> Scores.of(run, metric)).toArray();
  }

  /** What each row brings to the score, (seeds, rows). */
  static double[][] perRow(List<Run> runs, Metric metric) {
    return runs.stream().map(run -> Scores.perRow(run, metric)).toArray(double[][]::new);
  }

  static double mean(double[] values) {
    return DoubleStream.of(values).average().orElse(Double.NaN);
  }

  /** How many test rows one of the two answers better, at one seed at least. */
  int differing() {
    return (int)
        IntStream.range(0, rows())
            .filter(
                i ->
                    IntStream.range(0, size())
                        .anyMatch(
                            s -> arm.get(s).test().correct(i) != baseline.get(s).test().correct(i)))
            .count();
  }

  /** Per pair the arm's value less the baseline's. */
  double[] differences(ToDoubleFunction<Run> value) {
    return IntStream.range(0, size())
        .mapToDouble(s -> value.applyAsDouble(arm.get(s)) - value.applyAsDouble(baseline.get(s)))
        .toArray();
  }

  /** Correct by the arm less correct by the baseline, (seeds, rows), on rows of these labels. */
  double[][] answers(IntPredicate label) {
    return IntStream.range(0, size())
        .mapToObj(s -> answers(arm.get(s).test(), baseline.get(s).test(), label))
        .toArray(double[][]::new);
  }

  private static double[] answers(Predictions mine, Predictions other, IntPredicate label) {
    return IntStream.range(0, mine.rows().size())
        .filter(i -> label.test(mine.actual().get(i)))
        .mapToDouble(i -> (mine.correct(i) ? 1 : 0) - (other.correct(i) ? 1 : 0))
        .toArray();
  }
}
