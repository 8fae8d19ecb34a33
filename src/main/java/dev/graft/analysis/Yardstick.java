package dev.graft.analysis;

import dev.graft.run.Direction;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the test scores of runs are called, and which way they are better.
 *
 * @param name as the runs state it, such as "rmse", and else "test accuracy"
 * @param direction of a metric that is better the lower it is, differences stay arm minus baseline:
 *     below 0 the arm is better
 */
public record Yardstick(String name, Direction direction) implements Shown {
  /** Words in the names of scores that fall below 0. */
  private static final Set<String> SIGNED =
      Set.of(
          "r2",
          "mcc",
          "matthews",
          "matthew",
          "kappa",
          "correlation",
          "corrcoef",
          "corr",
          "pearson",
          "pearsonr",
          "spearman",
          "spearmanr",
          "kendall",
          "silhouette",
          "likelihood",
          "elbo");

  private static final String UNNAMED = "the stated test score";

  /** What runs are measured by: all of a comparison state the same. */
  public static Yardstick of(Runs runs) {
    return of(runs.all(), Metric.ACCURACY.toString());
  }

  static Yardstick of(List<Run> runs, Metric metric) {
    boolean rows = runs.stream().anyMatch(run -> !run.test().rows().isEmpty());
    return of(runs, rows ? metric.toString() : UNNAMED);
  }

  private static Yardstick of(List<Run> runs, String unnamed) {
    boolean rows = runs.stream().anyMatch(run -> !run.test().rows().isEmpty());
    List<Run> stating = runs.stream().filter(run -> !rows && run.states(Fact.METRIC)).toList();
    return stating.isEmpty()
        ? new Yardstick(unnamed, Direction.HIGHER_IS_BETTER)
        : new Yardstick(
            stating.get(0).text(Fact.METRIC),
            stating.get(0).fact(Fact.METRIC_DIRECTION).orElse(Direction.HIGHER_IS_BETTER));
  }

  /** Whether less is better. */
  public boolean lowerIsBetter() {
    return direction == Direction.LOWER_IS_BETTER;
  }

  /**
   * Whether a score is a share, between 0 and 1, whose differences are percentage points; what is
   * known to fall below 0, such as R2 or a correlation, is none.
   */
  public boolean share() {
    return !lowerIsBetter()
        && Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).noneMatch(SIGNED::contains);
  }

  /** For the head of a column or the title of an axis: "rmse (lower is better)". */
  public String head() {
    return lowerIsBetter() ? toString() : name;
  }

  /** The name, and the direction where it is not the usual one. */
  @Override
  public String toString() {
    return lowerIsBetter() ? name + " (" + direction + ")" : name;
  }
}
