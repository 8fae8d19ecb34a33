package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of two arms, paired by seed; two samples where they share none.
 *
 * @param arm in the order of the seeds
 * @param baseline in the order of the seeds
 * @param paired whether the i-th of both have one seed
 * @param alone which runs have no partner and are left aside
 */
record Pairs(List<Run> arm, List<Run> baseline, boolean paired, List<String> alone) {
  /** All of them paired, in their order. */
  Pairs(List<Run> arm, List<Run> baseline) {
    this(arm, baseline, true, List.of());
  }

  /** Puts the runs side by side, and checks that they answered the same test rows. */
  static Pairs of(Runs runs, String arm, String baseline) {
    Matched matched = Matched.of(runs, arm, baseline);
    Pairs pairs = new Pairs(matched.arm(), matched.baseline(), matched.paired(), matched.alone());
    for (int s = 0; matched.paired() && s < pairs.size(); s++) {
      checkRows(pairs.arm.get(s), pairs.baseline.get(s));
    }
    for (Run run : matched.paired() ? List.<Run>of() : pairs.all()) {
      checkRows(run, pairs.baseline.get(0));
    }
    return pairs;
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

  /** Whether two samples have a seed in common after all. */
  boolean shared() {
    return arm.stream().anyMatch(mine -> baseline.stream().anyMatch(o -> o.seed() == mine.seed()));
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
