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
   * How many of a table's rows equal another by chance: those of one answer throughout (the middle,
   * nothing ticked) that do, and of the others as many as their likes let expect.
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
    double[] chances = new Kernel(columns, different, some).chances();
    double like = 0;
    for (int i = 0; i < some.length; i++) {
      double equal = -Math.expm1((rows - 1) * Math.log1p(-chances[i]));
      like += isOneAnswer(some[i], counts) ? 0 : counts.get(some[i]) * equal;
    }
    int alike =
        IntStream.range(0, different.size())
            .filter(i -> isOneAnswer(i, counts))
            .map(counts::get)
            .sum();
    return alike + like * different.size() / some.length;
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
    private final int rows;

    Kernel(List<TableColumn> columns, List<Integer> different, int[] some) {
      rows = some.length;
      cells = new int[columns.size()][rows];
      shares = new double[columns.size()][rows];
      for (int c = 0; c < cells.length; c++) {
        TableColumn column = columns.get(c);
        List<?> own = column.isNumeric() ? column.numbers() : column.texts();
        Map<Object, Integer> numbers = new HashMap<>();
        int[] counts = new int[rows];
        for (int i = 0; i < rows; i++) {
          Object cell = own.get(different.get(some[i]));
          cells[c][i] = numbers.computeIfAbsent(cell, any -> numbers.size());
          counts[cells[c][i]]++;
        }
        for (int i = 0; i < rows; i++) {
          shares[c][i] = (counts[cells[c][i]] - 1) / Math.max(1.0, rows - 1);
        }
      }
    }

    double[] chances() {
      double[] best = new double[rows];
      double most = Double.NEGATIVE_INFINITY;
      for (double share : SHARES) {
        double[] chances =
            IntStream.range(0, rows).parallel().mapToDouble(row -> chance(row, share)).toArray();
        double fit = Arrays.stream(chances).map(one -> Math.log(Math.max(one, LEAST))).sum();
        if (fit > most) {
          most = fit;
          best = chances;
        }
      }
      return best;
    }

    private double chance(int row, double share) {
      double sum = 0;
      for (int other = 0; other < rows; other++) {
        double chance = other == row ? 0 : 1;
        for (int c = 0; c < cells.length && chance > 0; c++) {
          double drawn = share * shares[c][row];
          chance *= cells[c][row] == cells[c][other] ? 1 - share + drawn : drawn;
        }
        sum += chance;
      }
      return Math.min(1 - 1e-9, sum / Math.max(1, rows - 1));
    }
  }
}
