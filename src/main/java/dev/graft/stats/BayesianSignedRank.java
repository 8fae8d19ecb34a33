package dev.graft.stats;

import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * The chances that a typical difference lies below, within or above a region of practical
 * equivalence, from one difference per data set.
 *
 * <p>With differences z_1..z_n and the prior's z_0 = 0, weights w are drawn from a Dirichlet
 * distribution (s, 1, ..., 1), s = 0.5. A draw's share above is the sum of w_i w_j over all pairs
 * with (z_i + z_j) / 2 above the margin, a tie counted half; below likewise; the rest is within. A
 * chance is the mean share of draws in which that part is the largest.
 *
 * <p>Shapes: differences (n), n at least 2; three chances that sum to 1.
 *
 * <p>Range: each in [0, 1]. Data sets count the same, however many rows they have; the doubt inside
 * each of them is not in it.
 *
 * <p>Degenerate cases: differences of 0 alone lie within for sure. NaN is refused. The draws are
 * seeded: the same differences give the same chances.
 *
 * <p>Source: Benavoli, Mangili, Corani, Zaffalon &amp; Ruggeri 2014, "A Bayesian Wilcoxon
 * signed-rank test based on the Dirichlet process", ICML; Benavoli, Corani, Dem&#353;ar &amp;
 * Zaffalon 2017, "Time for a change", Journal of Machine Learning Research 18.
 */
public final class BayesianSignedRank {
  private static final int DRAWS = 20_000;
  private static final long SEED = 20_170_101L;

  /** Differences of scores are multiples of one row's share; what is smaller is rounding. */
  private static final double ROUNDING = 1e-12;

  private final double margin;

  private BayesianSignedRank(double margin) {
    this.margin = margin;
  }

  /** With differences up to the margin, at least 0, taken as none. */
  public static BayesianSignedRank within(double margin) {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("margin (" + margin + ") must be a number, at least 0");
    }
    return new BayesianSignedRank(margin);
  }

  /**
   * How likely a typical difference lies where.
   *
   * @param below the minus margin
   * @param within the margin
   * @param above the margin
   */
  public record Chances(double below, double within, double above) {}

  /** The chances from one difference per data set. */
  public Chances of(double[] differences) {
    if (differences.length < 2 || !DoubleStream.of(differences).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "differences (" + differences.length + ") must be at least 2 numbers, one per data set");
    }
    return chances(DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(differences)).toArray());
  }

  /** The first value is the prior's. */
  private Chances chances(double[] values) {
    Random random = new Random(SEED);
    double[] won = new double[3];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] weights = weights(values.length, random);
      double above = beyond(values, weights, 1);
      double below = beyond(values, weights, -1);
      double within = 1 - above - below;
      won[above > Math.max(below, within) ? 2 : below > within ? 0 : 1]++;
    }
    return new Chances(won[0] / DRAWS, won[1] / DRAWS, won[2] / DRAWS);
  }

  /** Gamma variables over their sum: of shape 1 by an exponential, of shape 0.5 by a square. */
  private static double[] weights(int size, Random random) {
    double[] gamma = new double[size];
    double normal = random.nextGaussian();
    gamma[0] = normal * normal / 2;
    for (int i = 1; i < size; i++) {
      gamma[i] = -Math.log(1 - random.nextDouble());
    }
    double sum = DoubleStream.of(gamma).sum();
    return DoubleStream.of(gamma).map(g -> g / sum).toArray();
  }

  /** The weight of pairs whose mean lies beyond the margin on this side, +1 or -1. */
  private double beyond(double[] values, double[] weights, int side) {
    double share = 0;
    for (int i = 0; i < values.length; i++) {
      share += weights[i] * beyond(values, weights, side * 2 * margin - values[i], side);
    }
    return share;
  }

  /** The weight of values on this side of a limit, those on it counted half. */
  private static double beyond(double[] values, double[] weights, double limit, int side) {
    double sum = 0;
    for (int j = 0; j < values.length; j++) {
      double past = side * (values[j] - limit);
      sum += past > ROUNDING ? weights[j] : past >= -ROUNDING ? weights[j] / 2 : 0;
    }
    return sum;
  }
}
