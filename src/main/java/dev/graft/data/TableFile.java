package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Reads a CSV file by way of Tablesaw, with names for what Tablesaw passes over. */
final class TableFile {
  /** Numbers come first: Tablesaw would read some of them as times of day. */
  private static final List<ColumnType> KINDS =
      List.of(
          ColumnType.LONG,
          ColumnType.DOUBLE,
          ColumnType.LOCAL_DATE_TIME,
          ColumnType.LOCAL_DATE,
          ColumnType.LOCAL_TIME,
          ColumnType.STRING);

  private TableFile() {}

  /** The table, with a header in its first line and cells separated by commas. */
  static Table read(Path path) {
    return table(path.toString(), TextFile.read(path)).setName(String.valueOf(path.getFileName()));
  }

  /** The same from the text of a file of this name. */
  static Table table(String name, String text) {
    Check.that(!text.isBlank(), "table (%s) must have a header and rows, but it is empty", name);
    List<String[]> lines = parsed(name, () -> Resources.csv(text.getBytes(StandardCharsets.UTF_8)));
    check(name, lines);
    Table table = parsed(name, () -> Table.read().usingOptions(options(name, text)));
    for (int column = 0; column < table.columnCount(); column++) {
      if (table.column(column) instanceof NumericColumn<?>) {
        checkNoCommas(name, lines, column);
      }
    }
    return table;
  }

  private static CsvReadOptions options(String name, String text) {
    // Without a sample every cell is looked at: a late word makes no error in a column of numbers.
    return CsvReadOptions.builder(new StringReader(text))
        .tableName(name)
        .separator(',')
        .columnTypesToDetect(KINDS)
        .sample(false)
        .build();
  }

  private static <T> T parsed(String name, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          Text.format(
              "table (%s) cannot be read as CSV: %s; save it again as plain CSV",
              name, e.getMessage()),
          e);
    }
  }

  private static void check(String name, List<String[]> lines) {
    List<String> header = Arrays.asList(lines.get(0));
    Check.that(lines.size() > 1, "table (%s) must have rows, but there is a header alone", name);
    Check.that(
        header.size() > 1,
        "table (%s) must have columns separated by commas, but there is one alone: '%s'; save it"
            + " again with commas",
        name,
        header.get(0));
    Check.that(
        new HashSet<>(header).size() == header.size(),
        "table (%s), header %s must have names that differ; give each column its own",
        name,
        header);
    for (int row = 1; row < lines.size(); row++) {
      Check.that(
          lines.get(row).length == header.size(),
          "table (%s), row %d (%s) must have as many cells as the header, %d; correct the line",
          name,
          row,
          Text.count(lines.get(row).length, "cell"),
          header.size());
    }
  }

  /** Tablesaw drops commas within numbers, so that 1,5 would become 15. */
  private static void checkNoCommas(String name, List<String[]> lines, int column) {
    for (int row = 1; row < lines.size(); row++) {
      String cell = lines.get(row)[column];
      Check.that(
          cell == null || !cell.contains(","),
          "table (%s), column '%s', row %d (%s) must have no comma within a number; write a point"
              + " for decimals and nothing between thousands",
          name,
          lines.get(0)[column],
          row,
          cell);
    }
  }
}
