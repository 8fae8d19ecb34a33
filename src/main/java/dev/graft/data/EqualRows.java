package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows of a table with equal cells that are others and no copies: where a few columns have few
 * different cells each, many people share all of them.
 */
final class EqualRows {
  /** Of fewer rows nothing is expected. */
  private static final int FEWEST = 30;

  /** Of the rows that equal another, so many at least must be expected to. */
  private static final double SHARE = 0.3;

  /** Of all rows: fewer that equal another are of no account. */
  private static final double FEW = 0.1;

  private final List<TableColumn> columns;
  private final List<Integer> labels;
  private final Map<Object, Map<Integer, Integer>> kinds = new HashMap<>();

  EqualRows(List<TableColumn> columns, List<Integer> labels) {
    this.columns = columns;
    this.labels = labels;
    IntFunction<Object> keys = SetNotes.keys(columns);
    for (int row = 0; row < labels.size(); row++) {
      kinds
          .computeIfAbsent(keys.apply(row), key -> new HashMap<>(2))
          .merge(labels.get(row), 1, Integer::sum);
    }
  }

  /** Whether those of this table are. */
  static boolean areByChance(TableSet set) {
    return new EqualRows(set.content.columns().inOrder(), set.labels()).areByChance();
  }

  /**
   * Whether so many rows equal another as chance makes of them: with columns that know nothing of
   * one another, a row with cells of the shares p1, p2, ... equals one of n - 1 others with the
   * probability 1 - (1 - p1 p2 ...)^(n - 1). Columns that go together make it more.
   */
  boolean areByChance() {
    int equal = equal();
    return equal > 0 && labels.size() >= FEWEST && expected() >= SHARE * equal;
  }

  private int equal() {
    return kinds.values().stream().mapToInt(EqualRows::all).filter(count -> count > 1).sum();
  }

  private static int all(Map<Integer, Integer> classes) {
    return classes.values().stream().mapToInt(Integer::intValue).sum();
  }

  private double expected() {
    int rows = labels.size();
    double[] shares = new double[rows]; // logarithms
    for (TableColumn column : columns) {
      List<?> cells = column.isNumeric() ? column.numbers() : column.texts();
      Map<Object, Integer> counts = new HashMap<>();
      cells.forEach(cell -> counts.merge(cell, 1, Integer::sum));
      for (int row = 0; row < rows; row++) {
        shares[row] += Math.log(counts.get(cells.get(row)) / (double) rows);
      }
    }
    return IntStream.range(0, rows)
        .mapToDouble(row -> -Math.expm1((rows - 1) * Math.log1p(-Math.exp(shares[row]))))
        .sum();
  }

  /** What is said of them where they are by chance; nothing of few. */
  List<DataNotes.Note> notes() {
    return equal() < FEW * labels.size() ? List.of() : List.of(note());
  }

  private DataNotes.Note note() {
    int rows = labels.size();
    int right =
        kinds.values().stream()
            .mapToInt(classes -> classes.values().stream().max(Integer::compare).orElseThrow())
            .sum();
    int against =
        kinds.values().stream()
            .filter(classes -> classes.size() > 1)
            .mapToInt(EqualRows::all)
            .sum();
    String words =
        Text.format(
            "%,d rows have %,d different combinations of cells, as is to be expected of so few"
                + " different cells: equal rows are others, and stand in training and test alike.",
            rows, kinds.size());
    String most =
        against == 0
            ? ""
            : Text.format(
                " %,d of them equal one of another class, so that by these columns alone at most %.1f%%"
                    + " of all rows can be answered rightly.",
                against, 100.0 * right / rows);
    return new DataNotes.Note(
        against == 0 ? DataNotes.Kind.ROWS_REPEATED : DataNotes.Kind.ROWS_CONTRADICT,
        against == 0 ? rows - kinds.size() : against,
        words + most + " Where they are copies all the same, withoutTwins() leaves them out.");
  }
}
