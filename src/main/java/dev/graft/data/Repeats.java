package dev.graft.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of some rows of a table equal an earlier one, and how many would by chance, as a table
 * of few columns with few different cells lets expect. How often a row stands there is not looked
 * at, or copies would explain themselves.
 */
final class Repeats {
  /** So often it is asked how often each kind is to be expected. */
  private static final int TIMES = 5;

  private final List<TableColumn> columns;
  private final List<Integer> firsts;
  private final List<Integer> counts;
  private final int rows;
  private double chance = -1;

  /**
   * Rows by their kinds.
   *
   * @param firsts the first row of each kind
   * @param counts how many rows each kind has
   */
  Repeats(List<TableColumn> columns, List<Integer> firsts, List<Integer> counts) {
    this.columns = columns;
    this.firsts = firsts;
    this.counts = counts;
    this.rows = counts.stream().mapToInt(Integer::intValue).sum();
  }

  int rows() {
    return rows;
  }

  /** How many rows equal an earlier one. */
  int number() {
    return rows - counts.size();
  }

  /** How many would by chance: that of columns that know nothing of one another, or go together. */
  double byChance() {
    if (chance < 0) {
      double apart = ofColumnsApart();
      chance =
          apart >= number()
              ? apart
              : Math.max(apart, new LikeOthers(columns, firsts).expected(counts));
    }
    return Math.min(chance, number());
  }

  /**
   * If columns know nothing of one another, a row whose cells have the shares p1, p2, ... of all
   * other kinds' rows stands in m = (n - 1) p1 p2 ... further ones, and a kind that stands in one
   * at least in m / (1 - exp(-m)): so often it lends its cells. A cell that no other kind has is
   * measured, and makes no equal row by chance.
   */
  private double ofColumnsApart() {
    double[] weights = new double[firsts.size()];
    Arrays.fill(weights, 1);
    for (int time = 0; time < TIMES; time++) {
      double[] shares = shares(weights);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = LikeOthers.number((rows - 1) * Math.exp(shares[i]));
      }
    }
    return Arrays.stream(weights).sum() - weights.length;
  }

  /** Logarithms of the share that each kind would have. */
  private double[] shares(double[] weights) {
    double all = Arrays.stream(weights).sum();
    double[] shares = new double[weights.length];
    for (TableColumn column : columns) {
      List<?> cells = column.isNumeric() ? column.numbers() : column.texts();
      Map<Object, Double> sums = new HashMap<>();
      for (int i = 0; i < weights.length; i++) {
        sums.merge(cells.get(firsts.get(i)), weights[i], Double::sum);
      }
      for (int i = 0; i < weights.length; i++) {
        double others = sums.get(cells.get(firsts.get(i))) - weights[i];
        shares[i] += Math.log(Math.max(0, others) / (all - weights[i]));
      }
    }
    return shares;
  }
}
