package dev.graft.data;

import dev.graft.input.Input;
import dev.graft.input.TableEncoding;
import dev.graft.input.TableEncoding.CategoryColumn;
import dev.graft.input.TableEncoding.Column;
import dev.graft.input.TableEncoding.NumberColumn;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.List;
import java.util.Optional;

/**
 * Finds an encoding of a table from some of its rows: the categories in alphabetical order; mean
 * sum x / n and deviation sqrt(sum (x - mean)^2 / n), as scikit-learn's StandardScaler has them.
 */
record EncodingFit(String table, TableColumns columns, List<Integer> rows) {
  /** Beyond it a column is more likely a name or a number of the row than a category. */
  static final int MOST_CATEGORIES = 100;

  EncodingFit {
    Check.that(!rows.isEmpty(), "rows (0) to find an encoding from must be at least 1");
  }

  /** Columns, categories, means and deviations of these rows. */
  TableEncoding ofAllColumns() {
    List<Column> columns = this.columns.inOrder().stream().map(this::column).toList();
    return new TableEncoding(columns, words());
  }

  /** The columns and categories of another encoding with means and deviations of these rows. */
  TableEncoding of(TableEncoding other) {
    List<Column> columns =
        other.columns().stream()
            .map(
                column ->
                    column instanceof NumberColumn
                        ? numbers(this.columns.numeric(table, column.name()))
                        : column)
            .toList();
    return new TableEncoding(columns, words());
  }

  /** The encoding by which a base is fed. */
  static TableEncoding in(String table, Input input) {
    Optional<TableEncoding> encoding = input.as(TableEncoding.class);
    Check.that(
        encoding.isPresent(),
        "%s holds rows of a table, but the base takes %s (%s); take a base for tables, such as"
            + " TableNet.untrained(encoding)",
        table,
        input.takes(),
        input);
    return encoding.orElseThrow();
  }

  private String words() {
    return Text.format("%s of %s", Text.count(rows.size(), "row"), table);
  }

  private Column column(TableColumn column) {
    return column.isNumeric() ? numbers(column) : categories(column);
  }

  private Column numbers(TableColumn column) {
    double mean = rows.stream().mapToDouble(column.numbers()::get).average().orElseThrow();
    double squares =
        rows.stream()
            .mapToDouble(row -> Math.pow(column.numbers().get(row) - mean, 2))
            .average()
            .orElseThrow();
    checkVaries(column, rows.stream().map(column.numbers()::get).distinct().count());
    return new NumberColumn(column.name(), mean, Math.sqrt(squares));
  }

  private Column categories(TableColumn column) {
    List<String> categories = rows.stream().map(column.texts()::get).distinct().sorted().toList();
    checkVaries(column, categories.size());
    Check.that(
        categories.size() <= MOST_CATEGORIES,
        "%s, column '%s' (%d categories in %d rows) must have at most %d; leave it out with"
            + " without(\"%s\")",
        table,
        column.name(),
        categories.size(),
        rows.size(),
        MOST_CATEGORIES,
        column.name());
    return new CategoryColumn(column.name(), categories);
  }

  private void checkVaries(TableColumn column, long different) {
    Check.that(
        different > 1,
        "%s, column '%s' (%s in all of %s) must vary, or a network learns nothing from it; leave it"
            + " out with without(\"%s\"), or take more rows",
        table,
        column.name(),
        column.texts().get(rows.get(0)),
        Text.count(rows.size(), "row"),
        column.name());
  }
}
