package dev.graft.analysis;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Estimate;
import dev.graft.stats.Interval;
import dev.graft.stats.SampleSize;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What would settle a question that a comparison left open: further seeds, or further test rows.
 *
 * @param seeds how many seeds in all settle it on these rows; empty where no number tried does
 * @param rows how many test rows in all settle it, with how many seeds: those there were where they
 *     are enough, and else more; empty where no number tried does, rows are not the matter, or the
 *     seeds alone ask for no more
 * @param goal the difference that is then found in 9 of 10 cases, and the level of the test
 * @param best the smallest difference that these rows could show with endless seeds
 */
public record Advice(OptionalInt seeds, Optional<Design> rows, SampleSize.Goal goal, double best)
    implements Shown {
  /** The difference is the larger of the margin and this one-sided limit of what was seen. */
  private static final double SURE = 0.8;

  /** With fewer seeds, too little is known of them to rely on further rows alone. */
  private static final int ENOUGH_SEEDS = 5;

  /** Fewer rows more, as a share of those there are, are within what the advice does not know. */
  private static final double WORTH_IT = 1.1;

  private static final int[] MORE_SEEDS = {ENOUGH_SEEDS, 10, 20, 40};

  /** A number of seeds and of test rows. */
  public record Design(int seeds, int rows) {}

  /**
   * The advice after a comparison with this many seeds and rows.
   *
   * @param now its design; 0 rows where the runs came without
   * @param goal what is to be found: see {@link #goal}
   */
  public static Advice of(SampleSize size, SampleSize.Goal goal, Design now) {
    boolean rowsCount = size.rows() + size.error() > 0;
    OptionalInt seeds = size.seedsFrom(now.seeds() + 1, Math.max(1, now.rows()), goal);
    Optional<Design> rows = rowsCount ? rows(size, goal, now) : Optional.empty();
    return new Advice(
        seeds,
        rows.filter(design -> seeds.isEmpty() || adds(design, seeds.getAsInt(), now)),
        goal,
        size.smallestEver(goal.level()));
  }

  /** The same where the seed plays no part in either arm: rows alone. */
  static Advice ofRows(SampleSize size, SampleSize.Goal goal, Design now) {
    return new Advice(
        OptionalInt.empty(),
        design(size, goal, now.seeds(), now.rows()),
        goal,
        size.smallestEver(goal.level()));
  }

  /** Whether rows spare seeds, or are more than the few that rounding makes. */
  private static boolean adds(Design design, int seedsAlone, Design now) {
    boolean more = design.rows() >= WORTH_IT * now.rows();
    return design.seeds() < seedsAlone && (more || design.seeds() > now.seeds());
  }

  /** The seeds there were with more rows; else the smallest table of more seeds and more rows. */
  private static Optional<Design> rows(SampleSize size, SampleSize.Goal goal, Design now) {
    if (now.seeds() >= ENOUGH_SEEDS) {
      Optional<Design> same = design(size, goal, now.seeds(), now.rows());
      if (same.isPresent()) {
        return same;
      }
    }
    return IntStream.of(MORE_SEEDS)
        .filter(seeds -> seeds > now.seeds())
        .boxed()
        .flatMap(seeds -> design(size, goal, seeds, now.rows()).stream())
        .min(Comparator.comparingLong(design -> (long) design.seeds() * design.rows()));
  }

  private static Optional<Design> design(
      SampleSize size, SampleSize.Goal goal, int seeds, int rowsNow) {
    OptionalInt rows = size.rowsFrom(seeds, rowsNow + 1, goal);
    return rows.isPresent() ? Optional.of(new Design(seeds, rows.getAsInt())) : Optional.empty();
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

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(toString()), this);
  }

  @Override
  public String toString() {
    String seedsAlone = seeds.isPresent() ? seeds.getAsInt() + " seeds on these rows" : "";
    String andRows =
        rows.map(d -> Text.format("%d seeds x %d test rows", d.seeds(), d.rows())).orElse("");
    String ways =
        Stream.of(seedsAlone, andRows)
            .filter(way -> !way.isEmpty())
            .collect(Collectors.joining(", or "));
    return Text.format(
        "%s: a difference of %.3g is found in 9 of 10 cases",
        ways.isEmpty() ? "with no number of seeds and test rows that was tried" : ways,
        goal.difference());
  }
}
