package dev.graft.data;

import dev.graft.input.TableEncoding;
import dev.graft.input.TableEncoding.NumberColumn;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The columns of a table without its target, found by name. */
final class TableColumns {
  private final Map<String, TableColumn> columns = new LinkedHashMap<>();

  TableColumns(List<TableColumn> inOrder) {
    inOrder.forEach(column -> columns.put(column.name(), column));
    Check.that(!columns.isEmpty(), "columns (0) must be at least 1 beside the target; keep some");
  }

  List<TableColumn> inOrder() {
    return List.copyOf(columns.values());
  }

  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  List<TableColumn> named(List<String> names) {
    return names.stream().map(columns::get).toList();
  }

  TableColumn get(String table, String column) {
    TableColumn found = columns.get(column);
    if (found == null) {
      throw missing(table, column);
    }
    return found;
  }

  /** These names, each of them one of its columns. */
  List<String> checked(String table, String... some) {
    List<String> list = List.of(some);
    list.forEach(column -> get(table, column));
    return list;
  }

  private IllegalArgumentException missing(String table, String column) {
    return new IllegalArgumentException(
        Text.format(
                "%s has no column '%s'; it has %s. Where a base asks for it: train that base on",
                table, column, names())
            + " source.sharing(target), or give a column the name with withRenamed");
  }

  TableColumn numeric(String table, String column) {
    TableColumn found = get(table, column);
    Check.that(
        found.isNumeric(),
        "%s, column '%s' ('%s' in its first row) must hold numbers, as in the base's source;"
            + " correct its cells, or make it categories in the source with withCategories(\"%s\")",
        table,
        column,
        found.texts().get(0),
        column);
    return found;
  }

  void check(String table, TableEncoding encoding) {
    for (TableEncoding.Column column : encoding.columns()) {
      if (column instanceof NumberColumn) {
        numeric(table, column.name());
      } else {
        get(table, column.name());
      }
    }
  }

  /** A row's numbers, column after column. */
  float[] numbers(String table, int row, TableEncoding encoding) {
    return encoding.numbers(
        column -> numeric(table, column.name()).numbers().get(row),
        column -> get(table, column.name()).texts().get(row));
  }

  TableColumns rows(List<Integer> rows) {
    return new TableColumns(inOrder().stream().map(column -> column.only(rows)).toList());
  }

  TableColumns only(Predicate<String> names) {
    return new TableColumns(
        inOrder().stream().filter(column -> names.test(column.name())).toList());
  }

  TableColumns changed(List<String> names, UnaryOperator<TableColumn> change) {
    List<TableColumn> changed = new ArrayList<>();
    for (TableColumn column : inOrder()) {
      changed.add(names.contains(column.name()) ? change.apply(column) : column);
    }
    return new TableColumns(changed);
  }
}
