package dev.graft.stats;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many seeds and test rows a comparison needs to find a difference, from the variance
 * components of one that was made.
 *
 * <p>With S' seeds and N' rows the variance of the mean is v = (seeds / S' + error / (S' N') +
 * floor) + rows / N' = a + b, its degrees of freedom f = (a + b)^2 / (a^2 / (S' - 1)), at most
 * max(S', N') - 1. A difference d is found in 9 of 10 cases where (t_(1 - level / 2; f) + t_(0.9;
 * f)) sqrt(v) &lt;= d.
 *
 * <p>Range: components at least 0, in the unit of a squared difference.
 *
 * <p>What differs between seeds enters as its upper 80% confidence limit, (n - 1) MS / chi^2_(0.2;
 * n - 1), because a plan made with the variance of a few seeds as it stands is too small as often
 * as not. Rows are many, so that their component enters as it stands.
 *
 * <p>Degenerate cases: with all components 0 the smallest numbers asked about are enough. A number
 * above the most that is looked at is reported as none.
 *
 * <p>Source: Browne 1995, "On the use of a pilot sample for sample size determination", Statistics
 * in Medicine 14; degrees of freedom as in {@link CrossedInterval}.
 *
 * @param seeds what differs from seed to seed over all rows
 * @param rows what differs from row to row over all seeds
 * @param error what differs from one answer to the next
 * @param floor variance that neither seeds nor rows reduce
 * @param stays variance that endless seeds would leave on the rows there were: its lower 80%
 *     confidence limit, so that what is said to be out of reach is so
 */
public record SampleSize(double seeds, double rows, double error, double floor, double stays) {
  /** The share of cases in which the difference is to be found. */
  public static final double POWER = 0.9;

  /** More seeds than this nobody trains. */
  public static final int MOST_SEEDS = 100;

  /** More test rows than this few have. */
  public static final int MOST_ROWS = 100_000;

  private static final double DOUBT = 0.2;

  private static final double ROUNDING = 1e-9;

  /** Large numbers are tried in steps of 2%. */
  private static final double STEP = 1.02;

  static double upperLimit(double meanSquare, int freedom) {
    ChiSquaredDistribution squares = ChiSquaredDistribution.of(freedom);
    return freedom * meanSquare / squares.inverseCumulativeProbability(DOUBT);
  }

  static double lowerLimit(double meanSquare, int freedom) {
    ChiSquaredDistribution squares = ChiSquaredDistribution.of(freedom);
    return freedom * meanSquare / squares.inverseSurvivalProbability(DOUBT);
  }

  /** The difference that endless seeds would find in 9 of 10 cases on the rows there were. */
  public double smallestEver(double level) {
    return quantiles(level) * Math.sqrt(stays);
  }

  /** Of the normal distribution: t has larger ones, whatever its degrees of freedom. */
  private static double quantiles(double level) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return normal.inverseSurvivalProbability(level / 2)
        + normal.inverseCumulativeProbability(POWER);
  }

  /**
   * The difference that this many seeds and rows find in 9 of 10 cases.
   *
   * @param level of the two-sided test, in (0, 1)
   */
  public double smallestFound(int seedsThen, int rowsThen, double level) {
    double a = bySeed(seedsThen, rowsThen);
    double b = rows / rowsThen;
    if (a + b == 0) {
      return 0;
    }
    double most = Math.max(seedsThen, rowsThen) - 1.0;
    TDistribution t =
        TDistribution.of(Math.min((a + b) * (a + b) / (a * a / (seedsThen - 1)), most));
    double quantiles =
        t.inverseSurvivalProbability(level / 2) + t.inverseCumulativeProbability(POWER);
    return quantiles * Math.sqrt(a + b);
  }

  private double bySeed(int seedsThen, int rowsThen) {
    return seeds / seedsThen + error / ((double) seedsThen * rowsThen) + floor;
  }

  /** The fewest seeds from this number on that find the difference on these rows. */
  public OptionalInt seedsFrom(int fewest, int rowsThen, Goal goal) {
    double most = most(goal);
    return first(fewest, MOST_SEEDS, s -> near(s, rowsThen, most) && finds(s, rowsThen, goal));
  }

  /** The fewest rows from this number on that find the difference with these seeds. */
  public OptionalInt rowsFrom(int seedsThen, int fewest, Goal goal) {
    double most = most(goal);
    return first(fewest, MOST_ROWS, n -> near(seedsThen, n, most) && finds(seedsThen, n, goal));
  }

  /** The variance above which not even the normal quantiles find the difference. */
  private static double most(Goal goal) {
    return Math.pow(goal.difference() / quantiles(goal.level()), 2);
  }

  private boolean near(int seedsThen, int rowsThen, double most) {
    return bySeed(seedsThen, rowsThen) + rows / rowsThen <= most * (1 + ROUNDING);
  }

  private boolean finds(int seedsThen, int rowsThen, Goal goal) {
    return smallestFound(seedsThen, rowsThen, goal.level()) <= goal.difference();
  }

  // In turn, not by halving: more of one kind can leave fewer degrees of freedom to the other.
  private static OptionalInt first(int fewest, int most, IntPredicate enough) {
    for (int n = fewest; n <= most; n = Math.max(n + 1, (int) (STEP * n))) {
      if (enough.test(n)) {
        return OptionalInt.of(n);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * What is to be found.
   *
   * @param difference the smallest difference to be found, above 0
   * @param level of the two-sided test, in (0, 1)
   */
  public record Goal(double difference, double level) {}
}
