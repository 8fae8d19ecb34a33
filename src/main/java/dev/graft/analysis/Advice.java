package dev.graft.analysis;

import dev.graft.stats.Estimate;
import dev.graft.stats.Interval;
import dev.graft.stats.SampleSize;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What would settle a question that a comparison left open: further seeds, or further test rows.
 *
 * @param seeds how many seeds in all settle it on these rows; empty where no number tried does
 * @param rows how many test rows in all settle it with these seeds; empty likewise
 * @param both seeds and rows that settle it together, where neither does alone; empty else
 * @param goal the difference that is then found in 9 of 10 cases, and the level of the test
 * @param best the smallest difference that these rows could show with endless seeds
 */
public record Advice(
    OptionalInt seeds,
    OptionalInt rows,
    Optional<Design> both,
    SampleSize.Goal goal,
    double best) {
  private static final int ENDLESS = 1_000_000;

  /** The difference is the larger of the margin and this one-sided limit of what was seen. */
  private static final double SURE = 0.8;

  private static final int[] MORE_SEEDS = {5, 10, 20, 40};

  /** A number of seeds and of test rows. */
  public record Design(int seeds, int rows) {}

  /**
   * The advice after a comparison with this many seeds and rows.
   *
   * @param now its design; 0 rows where the runs came without
   * @param goal what is to be found: see {@link #goal}
   */
  public static Advice of(SampleSize size, SampleSize.Goal goal, Design now) {
    int onRows = Math.max(1, now.rows());
    OptionalInt seeds = size.seedsFrom(now.seeds() + 1, onRows, goal);
    boolean rowsCount = size.rows() + size.error() > 0;
    OptionalInt rows =
        rowsCount ? size.rowsFrom(now.seeds(), onRows + 1, goal) : OptionalInt.empty();
    boolean neither = rowsCount && seeds.isEmpty() && rows.isEmpty();
    return new Advice(
        seeds,
        rows,
        neither ? together(size, goal, now) : Optional.empty(),
        goal,
        size.smallestFound(ENDLESS, onRows, goal.level()));
  }

  private static Optional<Design> together(SampleSize size, SampleSize.Goal goal, Design now) {
    return IntStream.of(MORE_SEEDS)
        .filter(seeds -> seeds > now.seeds())
        .boxed()
        .flatMap(
            seeds ->
                size.rowsFrom(seeds, now.rows() + 1, goal).stream()
                    .mapToObj(rows -> new Design(seeds, rows)))
        .findFirst();
  }

  /**
   * The difference worth finding: the margin, or more where even the pessimistic end of what was
   * seen (one-sided 90%) lies beyond it.
   */
  public static SampleSize.Goal goal(Estimate seen, Interval decided, double margin) {
    Interval sure = seen.interval(SURE);
    double atLeast = Math.max(sure.low(), -sure.high());
    return new SampleSize.Goal(Math.max(margin, atLeast), 1 - decided.confidence());
  }

  /** Whether these test rows leave it open, however many seeds there are. */
  public boolean rowsCannotSettle() {
    return best > goal.difference();
  }
}
