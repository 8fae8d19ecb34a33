package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.SeedBootstrap;
import java.util.List;
import java.util.Optional;

/**
 * How many training rows of each class the baseline needs to be as good as an arm is with fewer:
 * the labels that transfer saves.
 *
 * <p>With the arm's mean accuracy at n rows as target, the number needed m is the first at which
 * the baseline's mean curve, straight over log n between the numbers tried, stands at the target; n
 * is saved m - n times per class.
 *
 * <p>Range: m between the fewest and the most rows tried; negative infinity where the baseline is
 * as good with the fewest already ("at most"), positive infinity where it never is ("more than"). m
 * below n means that transfer costs labels. The interval is a bootstrap over seeds.
 *
 * @param arm the arm
 * @param baseline what it is compared with
 * @param rows training rows per class of the arm, n
 * @param needed training rows per class that the baseline needs, m
 * @param interval of m; empty for one seed
 * @param fewest the fewest rows per class that were tried
 * @param most the most
 * @param untrained who was not trained out, and with how many rows: more training would change m
 */
public record LabelsSaved(
    String arm,
    String baseline,
    int rows,
    double needed,
    Optional<SeedBootstrap.Range> interval,
    int fewest,
    int most,
    List<String> untrained)
    implements Shown {
  /** Copies the list. */
  public LabelsSaved {
    untrained = List.copyOf(untrained);
  }

  /** Training rows per class saved, m - n; infinite where m is. */
  public double saved() {
    return needed - rows;
  }

  String neededWords() {
    return number(needed);
  }

  String intervalWords() {
    return interval
        .map(
            r ->
                r.low() == r.high() ? number(r.low()) : number(r.low()) + " to " + number(r.high()))
        .orElse("-");
  }

  String savedWords() {
    if (Double.isInfinite(needed)) {
      return needed > 0
          ? Text.format("more than %d saved", most - rows)
          : Text.format("%d or more lost", rows - fewest);
    }
    String way = saved() < 0 ? "lost" : "saved";
    return Text.format("about %.0f %s", Math.abs(saved()), way);
  }

  private String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "more than " + most : "at most " + fewest;
    }
    return Text.format(value < 10 ? "%.1f" : "%.0f", value);
  }

  @Override
  public String toString() {
    String doubt = interval.isEmpty() ? "" : " (95% interval " + intervalWords() + ")";
    String sentence =
        Text.format(
            "what %s reaches with %d training rows per class takes %s %s%s: %s per class",
            arm, rows, baseline, neededWords(), doubt, savedWords());
    return BudgetTraining.bound(untrained) + sentence;
  }
}
