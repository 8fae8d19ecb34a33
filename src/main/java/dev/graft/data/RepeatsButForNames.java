package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Rows that are equal but for columns that tell rows apart, such as a number or a time. */
final class RepeatsButForNames {
  /** Of so large a share different, words and whole numbers name a row or say when it was. */
  private static final double NAMING = 0.9;

  private static final int FEWEST_ROWS = 10;

  /** Columns say the same in part: as if of four one were the others' copy. */
  private static final double SAYING_NEW = 0.75;

  /** By chance there are at most so many of those that are found. */
  private static final double BY_CHANCE = 0.1;

  private RepeatsButForNames() {}

  /** Whether a column tells nearly all rows apart and measures nothing. */
  static boolean isNaming(TableColumn column) {
    return column.texts().size() >= FEWEST_ROWS
        && column.numbers().stream().allMatch(number -> number == Math.rint(number))
        && new HashSet<>(column.texts()).size() >= NAMING * column.texts().size();
  }

  static Optional<DataNotes.Note> note(List<TableColumn> columns, int rows) {
    List<TableColumn> naming = columns.stream().filter(RepeatsButForNames::isNaming).toList();
    List<TableColumn> others = columns.stream().filter(one -> !naming.contains(one)).toList();
    if (naming.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    int repeated = repeated(others, rows) - repeated(columns, rows);
    if (repeated == 0 || byChance(others, rows) > BY_CHANCE * repeated) {
      return Optional.empty();
    }
    List<String> names = naming.stream().map(one -> "'" + one.name() + "'").toList();
    String words =
        Text.format(
            "Equal to an earlier row but for %s, class aside: %d of %d rows; the like may stand in"
                + " training and test. Leave such columns out, and the rows with withoutTwins().",
            Listing.of(names), repeated, rows);
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_LOOK_ALIKE, repeated, words));
  }

  private static int repeated(List<TableColumn> columns, int rows) {
    IntFunction<Object> keys = SetNotes.keys(columns);
    Set<Object> known = new HashSet<>();
    int repeated = 0;
    for (int row = 0; row < rows; row++) {
      repeated += known.add(keys.apply(row)) ? 0 : 1;
    }
    return repeated;
  }

  /** How many pairs of rows are equal where columns have nothing to do with each other. */
  private static double byChance(List<TableColumn> columns, int rows) {
    double equal = 0.5 * rows * rows;
    for (TableColumn column : columns) {
      Map<String, Integer> counts = new HashMap<>();
      column.texts().forEach(cell -> counts.merge(cell, 1, Integer::sum));
      double alike = counts.values().stream().mapToDouble(n -> n * (double) n).sum() / rows / rows;
      equal *= Math.pow(alike, SAYING_NEW);
    }
    return equal;
  }
}
