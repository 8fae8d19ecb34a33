package dev.graft.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Columns that follow from another, as a stadium does from a team and a price from a dish: what two
 * rows share by them they share by the other, so that chance is to be reckoned without.
 */
final class Determined {
  /** A column of more different cells follows from nothing and tells nearly every row apart. */
  private static final int ROWS_PER_CELL = 4;

  /** Of more columns, as of pixels, it would take minutes. */
  private static final int MOST_COLUMNS = 64;

  private Determined() {}

  /** Those from which the others follow, in their order; words before numbers where each does. */
  static List<TableColumn> without(List<TableColumn> columns) {
    if (columns.size() > MOST_COLUMNS) {
      return columns;
    }
    List<TableColumn> kept = new ArrayList<>();
    columns.stream()
        .sorted(Comparator.comparing(TableColumn::isNumeric))
        .filter(column -> kept.stream().noneMatch(other -> tells(other, column)))
        .forEach(
            column -> {
              kept.removeIf(other -> tells(column, other));
              kept.add(column);
            });
    return columns.stream().filter(kept::contains).toList();
  }

  /** Whether the cells of a column tell those of another, row by row. */
  private static boolean tells(TableColumn column, TableColumn other) {
    Map<String, String> told = new HashMap<>();
    for (int row = 0; row < column.texts().size(); row++) {
      String cell = other.texts().get(row);
      if (!told.computeIfAbsent(column.texts().get(row), any -> cell).equals(cell)) {
        return false;
      }
    }
    return ROWS_PER_CELL * told.size() <= column.texts().size()
        && new HashSet<>(told.values()).size() > 1;
  }
}
