package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of a table that are another with all its numbers shifted a little, as augmentation makes
 * them. Near is what lies near by the order of the rows in each column, so that no unit and no far
 * number counts; and a gap must follow, since of measurements further ones lie a little further.
 */
final class NearRows {
  /** In fewer columns rows come near each other by chance. */
  private static final int FEWEST_COLUMNS = 3;

  /** Columns of pixels, of which near ones are as many as far ones. */
  private static final int MOST_COLUMNS = 64;

  private static final int FEWEST_ROWS = 50;

  /** Each is held against each; of more rows some are. */
  private static final int ALL = 3_000;

  private static final int SOME = 500;

  /** In parts of all rows that lie between, in any column. */
  private static final double[] NEAR = {0.0003, 0.001, 0.003, 0.01, 0.02};

  /** Within so many times as far there are hardly any more; of measurements three times as many. */
  private static final int GAP = 3;

  private static final double HARDLY_MORE = 1.5;

  /** Of so many rows or fewer, or of a smaller share, it is chance. */
  private static final int FEWEST = 10;

  private static final double SHARE = 0.02;

  private final double[][] ranks;
  private final int[] kinds;
  private final int rows;

  private NearRows(List<TableColumn> numeric, List<TableColumn> others, int rows) {
    this.rows = rows;
    ranks = numeric.stream().map(NearRows::ranks).toArray(double[][]::new);
    kinds =
        IntStream.range(0, rows)
            .map(row -> others.stream().map(one -> one.texts().get(row)).toList().hashCode())
            .toArray();
  }

  /** What is said of the rows, by columns that name none of them. */
  static Optional<DataNotes.Note> note(List<TableColumn> columns, int rows) {
    List<TableColumn> numeric = columns.stream().filter(TableColumn::isNumeric).toList();
    if (numeric.size() < FEWEST_COLUMNS || numeric.size() > MOST_COLUMNS || rows < FEWEST_ROWS) {
      return Optional.empty();
    }
    List<TableColumn> others = columns.stream().filter(column -> !column.isNumeric()).toList();
    return new NearRows(numeric, others, rows).note();
  }

  /** The share of numbers below, in the order of the rows. */
  private static double[] ranks(TableColumn column) {
    double[] numbers = column.numbers().stream().mapToDouble(Double::doubleValue).toArray();
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = below(sorted, numbers[row]) / (double) numbers.length;
    }
    return numbers;
  }

  private static int below(double[] sorted, double number) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private Optional<DataNotes.Note> note() {
    int step = rows <= ALL ? 1 : rows / SOME;
    int[] looked = IntStream.range(0, rows / step).map(i -> i * step + i % step).toArray();
    long[] pairs = new long[2 * NEAR.length];
    BitSet[] near = new BitSet[NEAR.length];
    Arrays.setAll(near, i -> new BitSet());
    for (int row : looked) {
      count(row, pairs, near);
    }
    for (int i = NEAR.length - 1; i >= 0; i--) {
      int found = near[i].cardinality();
      if (found >= FEWEST && found >= SHARE * looked.length && gap(pairs, i)) {
        return Optional.of(note(found, looked.length));
      }
    }
    return Optional.empty();
  }

  private static boolean gap(long[] pairs, int i) {
    return pairs[NEAR.length + i] <= HARDLY_MORE * pairs[i];
  }

  /** Counts the pairs of a row within each distance, and within so many times as far. */
  private void count(int row, long[] pairs, BitSet[] near) {
    for (int other = 0; other < rows; other++) {
      double apart = other == row ? 1 : apart(row, other);
      for (int i = NEAR.length - 1; i >= 0 && apart <= GAP * NEAR[i]; i--) {
        pairs[NEAR.length + i]++;
        if (apart <= NEAR[i]) {
          pairs[i]++;
          near[i].set(row);
        }
      }
    }
  }

  /** The largest distance in any column; 1 where one alone differs, or a category does. */
  private double apart(int row, int other) {
    if (kinds[row] != kinds[other]) {
      return 1;
    }
    double most = 0;
    int different = 0;
    for (double[] column : ranks) {
      double apart = Math.abs(column[row] - column[other]);
      if (apart > GAP * NEAR[NEAR.length - 1]) {
        return 1;
      }
      different += apart > 0 ? 1 : 0;
      most = Math.max(most, apart);
    }
    return different > 1 ? most : 1;
  }

  private DataNotes.Note note(int found, int looked) {
    String words =
        Text.format(
            "Nearly equal to another row in all columns, as a copy whose numbers were shifted a"
                + " little is: %,d of %,d rows%s; the like may stand in training and test. Leave"
                + " copies out, or keep them together: split(0.5, 0.2, 0.3).byGroup(...) with a column"
                + " that names the original.",
            found, looked, looked < rows ? " that were looked at" : "");
    int all = (int) Math.round(found * (rows / (double) looked));
    return new DataNotes.Note(DataNotes.Kind.ROWS_LOOK_ALIKE, all, words);
  }
}
