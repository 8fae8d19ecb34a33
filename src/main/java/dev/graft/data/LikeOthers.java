package dev.graft.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many rows equal another where columns go together, as the answers of one person do. A row's
 * chance is reckoned from other rows alone: each lends some of its own to those that share most
 * cells with it (the kernel of Aitchison and Aitken for categories, its width by the likelihood of
 * each row given the others), so that copies, which have no like but each other, get none.
 */
final class LikeOthers {
  /** Each is held against each; of more different rows some are. */
  private static final int MOST = 500;

  /** Of more columns, as of pixels, it would take minutes. */
  private static final int MOST_COLUMNS = 64;

  /** In fewer columns a row of one answer is a row as others. */
  private static final int FEWEST_ANSWERS = 4;

  /** Shares of a cell that is drawn anew; at 1 columns know nothing of one another. */
  private static final double[] SHARES = {0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1};

  private static final double LEAST = 1e-300;

  /** So often it is asked how often each kind is to be expected. */
  private static final int TIMES = 2;

  /** Numbers of more different values are no answers on a scale. */
  private static final int MOST_LEVELS = 11;

  private static final double LEAST_MEAN = 1e-9;

  private final List<TableColumn> columns;
  private final List<Integer> different;

  /**
   * Rows of a table.
   *
   * @param different the first of each kind
   */
  LikeOthers(List<TableColumn> columns, List<Integer> different) {
    this.columns = columns;
    this.different = different;
  }

  /**
   * How many of some rows equal an earlier one by chance: those of one answer throughout (the
   * middle, nothing ticked) that do, and of the others as many as their likes let expect.
   *
   * @param counts of each kind
   */
  double expected(List<Integer> counts) {
    if (columns.size() > MOST_COLUMNS) {
      return 0;
    }
    int rows = counts.stream().mapToInt(Integer::intValue).sum();
    int step = (different.size() + MOST - 1) / MOST;
    int[] some = IntStream.range(0, different.size()).filter(i -> i % step == 0).toArray();
    double[] weights = weights(some, rows);
    double like = 0;
    for (int i = 0; i < some.length; i++) {
      like += isOneAnswer(some[i], counts) ? 0 : weights[i] - 1;
    }
    int alike =
        IntStream.range(0, different.size())
            .filter(i -> isOneAnswer(i, counts))
            .map(i -> counts.get(i) - 1)
            .sum();
    return alike + like * different.size() / some.length;
  }

  /**
   * In how many rows each kind stands by chance, given that it stands in one: a kind that is likely
   * stands in more, by as many as its likes let expect, and lends as often; how many there are is
   * not looked at.
   */
  private double[] weights(int[] some, int rows) {
    double[] weights = new double[some.length];
    Arrays.fill(weights, 1);
    for (int time = 0; time < TIMES; time++) {
      double[] chances = new Kernel(columns, different, some, weights).chances();
      for (int i = 0; i < some.length; i++) {
        weights[i] = number((rows - 1) * chances[i]);
      }
    }
    return weights;
  }

  /** The mean of a Poisson variable that is at least 1, from the mean of one that may be 0. */
  static double number(double mean) {
    return mean < LEAST_MEAN ? 1 : mean / -Math.expm1(-mean);
  }

  /** Whether rows of a kind equal each other in one answer throughout. */
  private boolean isOneAnswer(int kind, List<Integer> counts) {
    return counts.get(kind) > 1 && isOneAnswer(different.get(kind));
  }

  private boolean isOneAnswer(int row) {
    String first = columns.get(0).texts().get(row);
    return columns.size() >= FEWEST_ANSWERS
        && columns.stream().allMatch(column -> column.texts().get(row).equals(first));
  }

  /** The chances of different rows, each given the others. */
  private static final class Kernel {
    private final int[][] cells;
    private final double[][] shares;
    private final boolean[] ordered;
    private final int[] levels;
    private final int rows;
    private final double[] weights;
    private final double all;

    Kernel(List<TableColumn> columns, List<Integer> different, int[] some, double[] weights) {
      rows = some.length;
      this.weights = weights;
      all = Arrays.stream(weights).sum();
      cells = new int[columns.size()][rows];
      shares = new double[columns.size()][rows];
      ordered = new boolean[columns.size()];
      levels = new int[columns.size()];
      for (int c = 0; c < cells.length; c++) {
        TableColumn column = columns.get(c);
        List<?> own = column.isNumeric() ? column.numbers() : column.texts();
        List<?> kinds =
            Arrays.stream(some)
                .mapToObj(i -> own.get(different.get(i)))
                .distinct()
                .sorted()
                .toList();
        Map<Object, Integer> numbers = new HashMap<>();
        kinds.forEach(kind -> numbers.put(kind, numbers.size()));
        levels[c] = kinds.size();
        ordered[c] = column.isNumeric() && kinds.size() <= MOST_LEVELS;
        for (int i = 0; i < rows; i++) {
          cells[c][i] = numbers.get(own.get(different.get(some[i])));
        }
        shares[c] = shares(cells[c]);
      }
    }

    /** Of each row's cell among all others. */
    private double[] shares(int[] own) {
      double[] counts = new double[rows];
      for (int i = 0; i < rows; i++) {
        counts[own[i]] += weights[i];
      }
      return IntStream.range(0, rows)
          .mapToDouble(i -> Math.max(0, counts[own[i]] - weights[i]) / others(i))
          .toArray();
    }

    private double others(int row) {
      return Math.max(1, all - weights[row]);
    }

    double[] chances() {
      double[] best = new double[rows];
      double most = Double.NEGATIVE_INFINITY;
      for (double share : SHARES) {
        double[][][] near = near(share);
        double[] chances =
            IntStream.range(0, rows)
                .parallel()
                .mapToDouble(row -> chance(row, share, near))
                .toArray();
        double fit =
            IntStream.range(0, rows)
                .mapToDouble(row -> weights[row] * Math.log(Math.max(chances[row], LEAST)))
                .sum();
        if (fit > most) {
          most = fit;
          best = chances;
        }
      }
      return best;
    }

    /** Of answers on a scale, by their steps from the one that is lent: each step costs as much. */
    private double[][][] near(double share) {
      double[][][] near = new double[cells.length][][];
      for (int c = 0; c < cells.length; c++) {
        near[c] = ordered[c] ? steps(levels[c], share) : null;
      }
      return near;
    }

    private static double[][] steps(int levels, double share) {
      double[][] steps = new double[levels][levels];
      for (int from = 0; from < levels; from++) {
        double sum = 0;
        for (int to = 0; to < levels; to++) {
          steps[from][to] = Math.pow(share, Math.abs(to - from));
          sum += steps[from][to];
        }
        for (int to = 0; to < levels; to++) {
          steps[from][to] /= sum;
        }
      }
      return steps;
    }

    private double chance(int row, double share, double[][][] near) {
      double sum = 0;
      for (int other = 0; other < rows; other++) {
        double chance = other == row ? 0 : weights[other];
        for (int c = 0; c < cells.length && chance > 0; c++) {
          double drawn = share * shares[c][row];
          chance *=
              near[c] != null
                  ? near[c][cells[c][other]][cells[c][row]]
                  : cells[c][row] == cells[c][other] ? 1 - share + drawn : drawn;
        }
        sum += chance;
      }
      return Math.min(1 - 1e-9, sum / others(row));
    }
  }
}
