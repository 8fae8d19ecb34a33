package dev.graft.data;

import dev.graft.internal.Check;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
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
    return table(path.toString(), text(path)).setName(String.valueOf(path.getFileName()));
  }

  /** The same from the text of a file of this name. */
  static Table table(String name, String text) {
    Check.that(!text.isBlank(), "table (%s) must have a header and rows, but it is empty", name);
    Table table = parsed(name, text, options -> options.columnTypesToDetect(KINDS));
    Check.that(
        table.rowCount() > 0, "table (%s) must have rows, but there is a header alone", name);
    Check.that(
        table.columnCount() > 1,
        "table (%s) must have columns separated by commas, but there is one alone: '%s'; save it"
            + " again with commas",
        name,
        table.column(0).name());
    Table raw = parsed(name, text, options -> options.columnTypes(column -> ColumnType.STRING));
    for (Column<?> column : table.columns()) {
      if (column instanceof NumericColumn<?>) {
        checkNoCommas(name, raw.column(column.name()));
      }
    }
    return table;
  }

  private static Table parsed(
      String name, String text, Function<CsvReadOptions.Builder, CsvReadOptions.Builder> kinds) {
    // Without a sample every cell is looked at: a late word makes no error in a column of numbers.
    CsvReadOptions.Builder options =
        CsvReadOptions.builder(new StringReader(text)).tableName(name).separator(',').sample(false);
    try {
      return Table.read().usingOptions(kinds.apply(options).build());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "table (%s) cannot be read as CSV: %s; each line must have as many cells as the header,"
                  .formatted(name, e.getMessage())
              + " and the names in the header must differ",
          e);
    }
  }

  /** Tablesaw drops commas within numbers, so that 1,5 would become 15. */
  private static void checkNoCommas(String name, Column<?> raw) {
    for (int row = 0; row < raw.size(); row++) {
      Check.that(
          !raw.getString(row).contains(","),
          "table (%s), column '%s', row %d (%s) must have no comma within a number; write a point"
              + " for decimals and nothing between thousands",
          name,
          raw.name(),
          row + 1,
          raw.getString(row));
    }
  }

  private static String text(Path path) {
    byte[] content = Images.content(path);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      text.flip();
      throw new IllegalArgumentException(
          "table (%s) must be text in UTF-8, but line %d has a byte 0x%02X that is none; save it"
                  .formatted(path, text.toString().split("\n", -1).length, bytes.get())
              + " again as UTF-8");
    }
    text.flip();
    String all = text.toString();
    return all.startsWith("\uFEFF") ? all.substring(1) : all;
  }
}
