package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.SeedBootstrap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From how many training rows of each class on an arm no longer is ahead of its baseline, or comes
 * to be.
 *
 * <p>Where the mean differences d_i and d_(i + 1) at n_i and n_(i + 1) rows have different signs,
 * the crossing is at log n = log n_i + (log n_(i + 1) - log n_i) d_i / (d_i - d_(i + 1)). Being
 * level counts as being caught up with.
 *
 * <p>Range: between the fewest and the most rows; the interval's ends may lie outside, which is
 * then said. It comes from a bootstrap over seeds (all numbers of rows of a seed together, because
 * the training sets are nested), and leaves out the doubt of the test rows.
 *
 * <p>Degenerate cases: one seed has no interval. Several crossings have none either: there is no
 * one number to be told.
 *
 * @param arm the arm
 * @param baseline what it is compared with
 * @param kind how the curves lie
 * @param fewest the fewest training rows per class that were tried
 * @param most the most
 * @param at training rows per class at the crossings; empty without one
 * @param interval of the crossing; empty where there is none
 * @param agreeing share of the bootstrap's draws in which the curves lie so, in [0, 1]; NaN without
 * @param seeds how many seeds it comes from
 * @param untrained who was not trained out, and with how many rows, of those on whom it hangs: more
 *     training would move it
 */
public record Crossover(
    String arm,
    String baseline,
    Kind kind,
    int fewest,
    int most,
    List<Double> at,
    Optional<SeedBootstrap.Range> interval,
    double agreeing,
    int seeds,
    List<String> untrained)
    implements Shown {
  /** How an arm's curve lies to that of its baseline. */
  public enum Kind {
    /** The arm is ahead at every number of rows. */
    AHEAD,
    /** The arm is level or behind at every number of rows. */
    BEHIND,
    /** The arm is ahead with few rows, and the baseline catches up once. */
    CAUGHT_UP,
    /** The arm is behind with few rows, and overtakes the baseline once. */
    OVERTAKES,
    /** The curves cross more than once. */
    SEVERAL
  }

  /** Copies the lists. */
  public Crossover {
    at = List.copyOf(at);
    untrained = List.copyOf(untrained);
  }

  static Kind kind(BudgetGrid grid, double[] weights) {
    int crossings = grid.crossings(weights).size();
    if (crossings > 1) {
      return Kind.SEVERAL;
    }
    if (grid.startsAhead(weights)) {
      return crossings == 1 ? Kind.CAUGHT_UP : Kind.AHEAD;
    }
    return crossings == 1 ? Kind.OVERTAKES : Kind.BEHIND;
  }

  private String number(double rows) {
    if (Double.isInfinite(rows)) {
      return rows > 0 ? "beyond " + most : "below " + fewest;
    }
    return Text.format(rows < 10 ? "%.1f" : "%.0f", rows);
  }

  private String doubt() {
    if (interval.isEmpty()) {
      return kind == Kind.SEVERAL ? "" : "; one seed, so no interval";
    }
    SeedBootstrap.Range range = interval.get();
    return Text.format(
        " (%.0f%% interval of the crossover %s, bootstrap over %d seeds; the curves lie so in"
            + " %.0f%% of its draws)",
        100 * range.confidence(),
        range.low() == range.high()
            ? number(range.low())
            : number(range.low()) + " to " + number(range.high()),
        seeds,
        100 * agreeing);
  }

  @Override
  public String toString() {
    return BudgetTraining.bound(untrained) + sentence();
  }

  private String sentence() {
    String range = Text.format("from %d to %d training rows per class", fewest, most);
    String numbers = at.stream().map(this::number).collect(Collectors.joining(", "));
    return switch (kind) {
      case AHEAD ->
          Text.format(
              "no crossover %s: %s is ahead of %s throughout; if %s catches up, it does beyond %d%s",
              range, arm, baseline, baseline, most, doubt());
      case BEHIND ->
          Text.format(
                  "no crossover %s: %s is level with %s or behind throughout; if it overtakes, it does beyond",
                  range, arm, baseline)
              + Text.format(" %d%s", most, doubt());
      case CAUGHT_UP ->
          Text.format(
              "%s catches up with %s at about %s training rows per class%s",
              baseline, arm, numbers, doubt());
      case OVERTAKES ->
          Text.format(
              "%s is behind with few rows and overtakes %s at about %s training rows per class%s",
              arm, baseline, numbers, doubt());
      case SEVERAL ->
          Text.format(
              "no single crossover: the curves of %s and %s cross at about %s training rows per class",
              arm, baseline, numbers);
    };
  }
}
