package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    String place = Text.format("table (%s)", from);
    Check.that(table.rowCount() > 0, "%s must have rows, but it has none", place);
    checkNames(place, table.columnNames(), target, without);
    List<TableColumn> columns =
        table.columns().stream()
            .filter(column -> !without.contains(column.name()))
            .filter(column -> !column.name().equals(target))
            .map(column -> column(from, column, target))
            .toList();
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (String name : without) {
      others.put(name, Arrays.asList(table.column(name).asStringColumn().asObjectArray()));
    }
    List<Integer> numbers = IntStream.rangeClosed(1, table.rowCount()).boxed().toList();
    Beside beside = Beside.numbered(numbers).with(others);
    return content(place, columns, column(from, table.column(target), target), beside);
  }

  /** From columns that were checked. */
  static TableContent content(
      String place, List<TableColumn> columns, TableColumn target, Beside beside) {
    Check.that(
        !columns.isEmpty(), "%s must have a column beside the target '%s'", place, target.name());
    List<String> classes = classes(place, target, beside.numbers());
    List<Integer> labels = target.texts().stream().map(classes::indexOf).toList();
    return new TableContent(new TableColumns(columns), classes, labels, beside);
  }

  static void checkNames(String place, List<String> names, String target, List<String> without) {
    checkName(place, names, target);
    without.forEach(name -> checkName(place, names, name));
    Check.that(!without.contains(target), "target '%s' must not be left out as well", target);
  }

  static void checkName(String place, List<String> names, String name) {
    Check.oneOf(Text.format("column of %s", place), name, names);
  }

  private static TableColumn column(String from, Column<?> column, String target) {
    String place = Text.format("table (%s), column '%s'", from, column.name());
    Check.that(
        !(column.get(firstFilled(column)) instanceof Temporal),
        "%s (%s, ...) must hold numbers or categories, not dates or times; %s",
        place,
        column.getString(firstFilled(column)),
        wayOfDates(column.name(), target));
    checkFilled(place, column);
    List<String> texts = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.getString(row));
      if (column instanceof NumericColumn<?> numeric) {
        numbers.add(finite(place, row, numeric.getDouble(row)));
      }
    }
    return new TableColumn(column.name(), texts, numbers);
  }

  /** What to do with a column of dates, which may be the target. */
  static String wayOfDates(String name, String target) {
    return name.equals(target)
        ? "choose another target, or make classes of it first"
        : Text.format(
            "leave it out: TableSet.of(..., target, \"%s\"), or make a number of it first", name);
  }

  private static void checkFilled(String place, Column<?> column) {
    int missing = column.countMissing();
    if (missing > 0) {
      int first = IntStream.range(0, column.size()).filter(column::isMissing).findFirst().orElse(0);
      throw new IllegalArgumentException(
          Text.format(
              "%s (%d of %d cells are missing, the first in row %d) must be filled; leave the column"
                  + " out, or fill or drop with Tablesaw what is missing",
              place, missing, column.size(), first + 1));
    }
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

  private static List<String> classes(String from, TableColumn target, List<Integer> numbers) {
    String place = Text.format("%s, target '%s'", from, target.name());
    for (int row = 0; row < target.numbers().size(); row++) {
      Check.that(
          target.numbers().get(row) == Math.rint(target.numbers().get(row)),
          "%s, row %d (%s) must be a class, not a measurement; choose another target, or cut it"
              + " into classes with Tablesaw first",
          place,
          numbers.get(row),
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
