package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    return table(path.toString(), text(path)).setName(String.valueOf(path.getFileName()));
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
          "table (%s) cannot be read as CSV: %s; save it again as plain CSV"
              .formatted(name, e.getMessage()),
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

  // Not by Files.readAllBytes, which a notebook's stop button would make look like a damaged file.
  private static byte[] content(Path path) {
    try (InputStream stream = new FileInputStream(path.toFile())) {
      return stream.readAllBytes();
    } catch (IOException e) {
      String reason = Files.exists(path) ? e.getMessage() : "there is no such file";
      throw new IllegalArgumentException(
          "table (%s) cannot be read: %s; give the path of a CSV file"
              .formatted(path, Files.isDirectory(path) ? "it is a folder" : reason),
          e);
    }
  }

  private static String text(Path path) {
    byte[] content = content(path);
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
