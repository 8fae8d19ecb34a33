package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of an arm and of its baseline, paired by seed, for what is described beside the verdict.
 * A pair in which a run failed is left out and named, as is a run without a partner.
 *
 * @param arm in the order of the seeds
 * @param baseline in the order of the seeds
 * @param leftOut a sentence's part for each failed run
 */
record SeedPairs(List<Run> arm, List<Run> baseline, List<String> leftOut) {
  static SeedPairs of(Runs runs, String arm, String baseline) {
    Check.oneOf("arm", baseline, runs.arms());
    Check.oneOf("arm", arm, runs.arms());
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    List<Run> mine = bySeed(runs, arm);
    List<Run> other = bySeed(runs, baseline);
    List<String> leftOut = new ArrayList<>();
    alone(mine, other, leftOut);
    alone(other, mine, leftOut);
    List<Run> both = mine.stream().filter(run -> find(other, run.seed()).isPresent()).toList();
    List<Run> good = new ArrayList<>();
    List<Run> partners = new ArrayList<>();
    for (Run run : both) {
      Run partner = find(other, run.seed()).orElseThrow();
      failures(run, partner, leftOut);
      if (!run.failed() && !partner.failed()) {
        checkRows(run, partner);
        good.add(run);
        partners.add(partner);
      }
    }
    return new SeedPairs(good, partners, leftOut);
  }

  /** The same where both must have the same seeds. */
  static SeedPairs all(Runs runs, String arm, String baseline) {
    List<Long> mine = bySeed(runs, arm).stream().map(Run::seed).toList();
    List<Long> other = bySeed(runs, baseline).stream().map(Run::seed).toList();
    Check.that(
        mine.equals(other),
        "seeds of arm '%s' (%s) must be those of '%s' (%s), each once; run both with the same seeds",
        arm,
        mine,
        baseline,
        other);
    return of(runs, arm, baseline);
  }

  private static void failures(Run run, Run partner, List<String> leftOut) {
    Stream.of(run, partner)
        .filter(Run::failed)
        .forEach(r -> leftOut.add(Text.format("%s with seed %d failed", r.arm(), r.seed())));
  }

  private static List<Run> bySeed(Runs runs, String arm) {
    List<Run> sorted = Matched.bySeed(runs, arm);
    Check.that(
        sorted.stream().map(Run::seed).distinct().count() == sorted.size(),
        "seeds of arm '%s' (%s) must be there once each; leave one of the runs out",
        arm,
        sorted.stream().map(Run::seed).toList());
    return sorted;
  }

  private static Optional<Run> find(List<Run> runs, long seed) {
    return runs.stream().filter(run -> run.seed() == seed).findFirst();
  }

  private static void alone(List<Run> runs, List<Run> others, List<String> leftOut) {
    runs.stream()
        .filter(run -> find(others, run.seed()).isEmpty())
        .forEach(
            run ->
                leftOut.add(Text.format("%s with seed %d has no partner", run.arm(), run.seed())));
  }

  private static void checkRows(Run mine, Run other) {
    Check.that(
        mine.test().rows().equals(other.test().rows())
            && mine.test().actual().equals(other.test().actual())
            && mine.test().classes().equals(other.test().classes()),
        "test rows of arm '%s' with seed %d must be those of '%s', with the same classes; run both"
            + " on one split",
        mine.arm(),
        mine.seed(),
        other.arm());
  }

  int size() {
    return arm.size();
  }

  Stream<Run> all() {
    return Stream.concat(arm.stream(), baseline.stream());
  }

  /** Whether every run says what it answered, row by row. */
  boolean rowsKnown() {
    return size() > 0 && all().noneMatch(run -> run.test().rows().isEmpty());
  }

  /** Whether every seed has the same test rows, in the same order. */
  boolean rowsStay() {
    return rowsKnown() && arm.stream().map(run -> run.test().rows()).distinct().count() == 1;
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

  /** The 95% t interval of the mean over pairs; none for fewer than two. */
  static Optional<Interval> overSeeds(double[] differences) {
    return differences.length < 2
        ? Optional.empty()
        : Optional.of(SeedInterval.withDefaults().of(differences));
  }

  /**
   * The 95% interval of a difference between test answers: over seeds and rows where the rows stay,
   * else over seeds, widened where all rows are redrawn and the runs say how many.
   *
   * @param values (seeds, rows)
   */
  Optional<Interval> overSeedsAndRows(double[][] values) {
    if (values.length < 2) {
      return Optional.empty();
    }
    if (rowsStay() && values[0].length > 1) {
      return Optional.of(CrossedInterval.withDefaults().of(values));
    }
    double[] means = Stream.of(values).mapToDouble(SeedPairs::mean).toArray();
    return Optional.of(redrawn().of(means));
  }

  private SeedInterval redrawn() {
    int rows = baseline.get(0).test().rows().size();
    Pairs pairs = new Pairs(arm, baseline);
    Optional<Integer> training = pairs.trainingRows();
    boolean known = pairs.redrawn() && training.isPresent() && rows > 0;
    SeedInterval interval = SeedInterval.withDefaults();
    return known ? interval.withResampling(rows, training.get()) : interval;
  }

  static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElse(Double.NaN);
  }
}
