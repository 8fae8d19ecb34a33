package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of two arms, paired by seed.
 *
 * @param arm in the order of the seeds
 * @param baseline in the order of the seeds
 */
record Pairs(List<Run> arm, List<Run> baseline) {
  /** Checks that both have the same seeds and, for each of them, the same test rows. */
  static Pairs of(Runs runs, String arm, String baseline) {
    Pairs pairs = new Pairs(bySeed(runs, arm), bySeed(runs, baseline));
    checkSeeds(pairs.arm, pairs.baseline);
    for (int s = 0; s < pairs.size(); s++) {
      checkRows(pairs.arm.get(s), pairs.baseline.get(s));
    }
    return pairs;
  }

  static List<Run> bySeed(Runs runs, String arm) {
    return runs.arm(arm).stream().sorted(Comparator.comparingLong(Run::seed)).toList();
  }

  private static void checkSeeds(List<Run> arm, List<Run> baseline) {
    List<Long> mine = arm.stream().map(Run::seed).toList();
    List<Long> other = baseline.stream().map(Run::seed).toList();
    Check.that(
        mine.equals(other),
        "seeds of arm '%s' (%s) must be those of '%s' (%s); run both with the same seeds",
        arm.get(0).arm(),
        mine,
        baseline.get(0).arm(),
        other);
  }

  private static void checkRows(Run mine, Run other) {
    boolean same =
        mine.test().rows().equals(other.test().rows())
            && mine.test().actual().equals(other.test().actual())
            && mine.test().classes().equals(other.test().classes());
    Check.that(
        mine.failed() || other.failed() || same,
        "test rows of arm '%s' with seed %d (%d) must be those of '%s' (%d), with the same classes;"
            + " run both on one split",
        mine.arm(),
        mine.seed(),
        mine.test().rows().size(),
        other.arm(),
        other.test().rows().size());
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

  /** Whether every seed has the same test rows, in the same order. */
  boolean rowsStay() {
    return arm.stream().map(run -> run.test().rows()).distinct().count() == 1;
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

  /** Whose head was solved on the same rows at every seed, with the same answers: fixed splits. */
  List<String> seedless() {
    boolean fixed = fact(Fact.SPLIT_MODE).filter(SplitMode.FIXED::equals).isPresent();
    return Stream.of(arm, baseline)
        .filter(runs -> fixed && runs.size() > 1)
        .filter(runs -> runs.stream().allMatch(TrainingEvidence::solved))
        .filter(runs -> runs.stream().map(run -> run.test().predicted()).distinct().count() == 1)
        .map(runs -> runs.get(0).arm())
        .toList();
  }

  /** How many rows a run was trained on; empty where the runs do not say. */
  Optional<Integer> trainingRows() {
    return fact(Fact.ROWS_TRAINING).filter(rows -> rows > 0);
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

  /** The difference in score per seed. */
  double[] scoreDifferences(Metric metric) {
    return IntStream.range(0, size())
        .mapToDouble(s -> Scores.of(arm.get(s), metric) - Scores.of(baseline.get(s), metric))
        .toArray();
  }
}
