package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** From a Tablesaw table to columns and classes. */
final class TableReading {
  /** More classes than rows would teach, and than a table of results can show. */
  static final int MOST_CLASSES = 100;

  private TableReading() {}

  static TableContent of(String from, Table table, String target, List<String> without) {
    List<String> names = table.columnNames();
    Check.that(table.rowCount() > 0, "table (%s) must have rows, but it has none", from);
    check(from, names, target);
    without.forEach(name -> check(from, names, name));
    Check.that(!without.contains(target), "target '%s' must not be left out as well", target);
    List<TableColumn> columns =
        table.columns().stream()
            .filter(column -> !without.contains(column.name()))
            .filter(column -> !column.name().equals(target))
            .map(column -> column(from, column))
            .toList();
    Check.that(
        !columns.isEmpty(), "table (%s) must have a column beside the target '%s'", from, target);
    TableColumn answers = column(from, table.column(target));
    List<String> classes = classes(from, answers);
    List<Integer> labels = answers.texts().stream().map(classes::indexOf).toList();
    List<Integer> numbers = IntStream.rangeClosed(1, labels.size()).boxed().toList();
    return new TableContent(new TableColumns(columns), classes, labels, numbers);
  }

  private static void check(String from, List<String> names, String name) {
    Check.oneOf(Text.format("column of %s", from), name, names);
  }

  private static TableColumn column(String from, Column<?> column) {
    String place = Text.format("table (%s), column '%s'", from, column.name());
    Check.that(
        !(column.get(firstFilled(column)) instanceof Temporal),
        "%s (%s, ...) must hold numbers or categories, not dates or times; leave it out:"
            + " TableSet.of(..., target, \"%s\"), or make a number of it first",
        place,
        column.getString(firstFilled(column)),
        column.name());
    List<String> texts = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      Check.that(
          !column.isMissing(row),
          "%s (%d of %d cells are missing, the first in row %d) must be filled; leave the column"
              + " out, or read the file with Tablesaw, fill or drop what is missing, and give"
              + " TableSet.of(name, table, target) the result",
          place,
          column.countMissing(),
          column.size(),
          row + 1);
      texts.add(column.getString(row));
      if (column instanceof NumericColumn<?> numeric) {
        numbers.add(finite(place, row, numeric.getDouble(row)));
      }
    }
    return new TableColumn(column.name(), texts, numbers);
  }

  private static int firstFilled(Column<?> column) {
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        return row;
      }
    }
    return 0;
  }

  private static double finite(String place, int row, double value) {
    Check.that(Double.isFinite(value), "%s, row %d (%s) must be finite", place, row + 1, value);
    return value;
  }

  private static List<String> classes(String from, TableColumn target) {
    String place = Text.format("table (%s), target '%s'", from, target.name());
    for (int row = 0; row < target.numbers().size(); row++) {
      Check.that(
          target.numbers().get(row) == Math.rint(target.numbers().get(row)),
          "%s, row %d (%s) must be a class, not a measurement; choose another target, or cut it"
              + " into classes with Tablesaw first",
          place,
          row + 1,
          target.texts().get(row));
    }
    Comparator<String> order =
        target.isNumeric()
            ? Comparator.comparingDouble(Double::parseDouble)
            : Comparator.naturalOrder();
    List<String> classes = target.texts().stream().distinct().sorted(order).toList();
    Check.that(
        classes.size() > 1,
        "%s (%s in every row) must have at least 2 classes; choose another target",
        place,
        classes.get(0));
    Check.that(
        classes.size() <= MOST_CLASSES && 2 * classes.size() <= target.texts().size(),
        "%s (%d different cells in %d rows) must have at most %d classes, of 2 rows each or more on"
            + " average; choose another target, or cut it into classes with Tablesaw first",
        place,
        classes.size(),
        target.texts().size(),
        MOST_CLASSES);
    return classes;
  }
}
