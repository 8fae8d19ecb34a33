package dev.graft.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How well two orders agree, the top counting most.
 *
 * <p>tau = sum over i &lt; j of w_ij sgn(x_i - x_j) sgn(y_i - y_j) / sqrt(sum of w_ij where x_i !=
 * x_j, times sum of w_ij where y_i != y_j), w_ij = 1 / r_i + 1 / r_j, r the rank from 1 on by
 * falling x, and y where x is level; then the same with x and y exchanged, and the mean of the two.
 * p: the share of all orders of y whose tau is at least as large, so that with k values it is at
 * least 1 / k!; beyond 8 values from 10,000 random orders.
 *
 * <p>Shapes: (k) and (k), k at least 2.
 *
 * <p>Range and direction: [-1, 1]; 1 is the same order, -1 the reverse.
 *
 * <p>Degenerate cases: where one side is level throughout tau and p are NaN; NaN is refused.
 *
 * <p>Source: Vigna 2015, "A weighted correlation index for rankings with ties", WWW.
 *
 * @param tau the agreement
 * @param pValue of an agreement as good by chance, one-sided
 * @param values k
 */
public record WeightedKendall(double tau, double pValue, int values) {
  private static final int ALL_ORDERS_UP_TO = 8;
  private static final int RANDOM_ORDERS = 10_000;
  private static final double ROUNDING = 1e-12;

  /** The agreement of two lists of values. */
  public static WeightedKendall of(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "values ("
              + x.length
              + " and "
              + y.length
              + ") must be at least 2, as many on each side");
    }
    if (!IntStream.range(0, x.length).allMatch(i -> finite(x[i]) && finite(y[i]))) {
      throw new IllegalArgumentException("values must be numbers; leave out what has none");
    }
    double tau = tau(x, y);
    return new WeightedKendall(tau, Double.isNaN(tau) ? tau : pValue(x, y, tau), x.length);
  }

  /** The least p that so many values can give: 1 / k!. */
  public double leastPValue() {
    double least = 1;
    for (int i = 2; i <= values; i++) {
      least /= i;
    }
    return least;
  }

  private static boolean finite(double value) {
    return Double.isFinite(value);
  }

  private static double tau(double[] x, double[] y) {
    return (oneWay(x, y) + oneWay(y, x)) / 2;
  }

  private static double oneWay(double[] x, double[] y) {
    Integer[] order = IntStream.range(0, x.length).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order, Comparator.<Integer>comparingDouble(i -> -x[i]).thenComparingDouble(i -> -y[i]));
    double agreement = 0;
    double ofX = 0;
    double ofY = 0;
    for (int a = 0; a < order.length; a++) {
      for (int b = a + 1; b < order.length; b++) {
        double weight = 1.0 / (a + 1) + 1.0 / (b + 1);
        double signX = Math.signum(x[order[a]] - x[order[b]]);
        double signY = Math.signum(y[order[a]] - y[order[b]]);
        agreement += weight * signX * signY;
        ofX += weight * signX * signX;
        ofY += weight * signY * signY;
      }
    }
    return agreement / Math.sqrt(ofX * ofY);
  }

  private static double pValue(double[] x, double[] y, double tau) {
    double[] order = y.clone();
    if (y.length <= ALL_ORDERS_UP_TO) {
      int[] found = new int[2];
      allOrders(x, order, 0, new Count(tau, found));
      return (double) found[0] / found[1];
    }
    Random random = new Random(1);
    int reached = 1;
    for (int i = 0; i < RANDOM_ORDERS; i++) {
      for (int last = order.length - 1; last > 0; last--) {
        swap(order, last, random.nextInt(last + 1));
      }
      reached += tau(x, order) >= tau - ROUNDING ? 1 : 0;
    }
    return (double) reached / (1 + RANDOM_ORDERS);
  }

  private record Count(double tau, int[] found) {}

  private static void allOrders(double[] x, double[] y, int from, Count count) {
    if (from == y.length) {
      count.found[0] += tau(x, y) >= count.tau - ROUNDING ? 1 : 0;
      count.found[1]++;
      return;
    }
    for (int i = from; i < y.length; i++) {
      swap(y, from, i);
      allOrders(x, y, from + 1, count);
      swap(y, from, i);
    }
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
