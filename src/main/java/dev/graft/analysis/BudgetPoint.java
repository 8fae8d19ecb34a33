package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.Optional;

/**
 * An arm at one number of training rows.
 *
 * @param rowsPerClass training rows of each class
 * @param arm its name
 * @param accuracy mean test accuracy of its good runs, in [0, 1], or the score that they state in
 *     its unit; NaN without one
 * @param interval 95% t interval of it over seeds; empty for fewer than two
 * @param difference to the baseline in that score, arm minus baseline, with its 95% interval over
 *     seeds and, where they stay, test rows; empty for the baseline and for fewer than two pairs
 * @param seeds how many good runs
 */
public record BudgetPoint(
    int rowsPerClass,
    String arm,
    double accuracy,
    Optional<Interval> interval,
    Optional<Interval> difference,
    int seeds)
    implements Shown {
  @Override
  public String toString() {
    return Text.format(
        "%s with %d training rows per class: score %s over %d seeds",
        arm, rowsPerClass, Words.score(accuracy), seeds);
  }
}
