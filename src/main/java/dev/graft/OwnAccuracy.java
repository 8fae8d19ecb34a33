package dev.graft;

import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What share of test rows an arm answers rightly, doubted over seeds and rows: another training,
 * other rows of the same kind.
 *
 * @param mean over seeds and rows, in [0, 1]
 * @param interval at 95%; its low end counts one test row more that every seed gets wrong, its high
 *     end one more that every seed gets right, so that a perfect score is not certainty; empty for
 *     one seed, and where the rows are redrawn for each
 * @param seeds how many runs
 * @param rows test rows of each
 */
record OwnAccuracy(double mean, Optional<Interval> interval, int seeds, int rows) {
  /** Of the good runs of one arm. */
  static OwnAccuracy of(List<Run> runs) {
    List<Run> good = runs.stream().filter(run -> !run.failed()).toList();
    double mean =
        good.stream().mapToDouble(run -> run.test().accuracy()).average().orElse(Double.NaN);
    int rows = good.isEmpty() ? 0 : good.get(0).test().rows().size();
    boolean crossed =
        good.size() > 1
            && rows > 0
            && good.stream().map(run -> run.test().rows()).distinct().count() == 1;
    Optional<Interval> interval =
        crossed
            ? Optional.of(interval(good.stream().map(OwnAccuracy::right).toList()))
            : Optional.empty();
    return new OwnAccuracy(mean, interval, good.size(), rows);
  }

  /** Of a table (seeds, rows) of right answers, 1, and wrong ones, 0. */
  static OwnAccuracy ofTable(List<double[]> table) {
    double mean = table.stream().flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
    Optional<Interval> interval =
        table.size() > 1 ? Optional.of(interval(table)) : Optional.empty();
    return new OwnAccuracy(mean, interval, table.size(), table.get(0).length);
  }

  private static double[] right(Run run) {
    double[] right = new double[run.test().rows().size()];
    Arrays.setAll(right, i -> run.test().correct(i) ? 1 : 0);
    return right;
  }

  /**
   * The interval of a table (seeds, rows) of right answers, 1, and wrong ones, 0.
   *
   * <p>Hillis's interval, see {@link CrossedInterval}, of the table with a row more; the two ends
   * come from two such tables, cut to [0, 1].
   */
  static Interval interval(List<double[]> table) {
    Interval with = CrossedInterval.withDefaults().of(table.toArray(double[][]::new));
    Interval wrong = CrossedInterval.withDefaults().of(with(table, 0));
    Interval right = CrossedInterval.withDefaults().of(with(table, 1));
    return new Interval(
            with.mean(),
            Math.min(wrong.low(), with.mean()),
            Math.max(right.high(), with.mean()),
            with.degreesOfFreedom(),
            with.confidence(),
            with.seedShare())
        .within(0, 1);
  }

  private static double[][] with(List<double[]> table, double value) {
    return table.stream()
        .map(
            seed -> {
              double[] more = Arrays.copyOf(seed, seed.length + 1);
              more[seed.length] = value;
              return more;
            })
        .toArray(double[][]::new);
  }

  /** "0.975 (95% interval 0.951 to 0.988)". */
  static String words(double mean, Optional<Interval> interval) {
    return Text.format("%.3f", mean)
        + interval
            .map(i -> Text.format(" (95%% interval %.3f to %.3f)", i.low(), i.high()))
            .orElse("");
  }

  @Override
  public String toString() {
    return words(mean, interval) + (seeds == 1 ? " (one seed, so no interval)" : "");
  }
}
