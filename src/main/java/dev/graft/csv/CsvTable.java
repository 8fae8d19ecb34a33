package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A CSV text as cells that know their column and line. */
final class CsvTable {
  /** Cells that are the same share one text; of more distinct ones there is little to share. */
  private static final int MOST_SHARED = 100_000;

  /** What pandas calls a column that has no name. */
  private static final String UNNAMED = "Unnamed: \\d+";

  private final String source;
  private final char separator;

  /** By the name that a column has here, its place. */
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  /** As they stand in the file; empty before the first line. */
  private List<String> headers = List.of();

  private final List<CsvLine> lines = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();

  private final CsvOptions options;

  CsvTable(String source, char separator, CsvOptions options) {
    this.source = source;
    this.separator = separator;
    this.options = options;
  }

  /** Adds a line that is not blank; the first one names the columns. */
  void add(long number, String[] cells) {
    if (headers.isEmpty()) {
      headers = Arrays.stream(cells).map(cell -> cell.matches(UNNAMED) ? "" : cell).toList();
      if (options.has(CsvOptions.Asked.NO_HEADER)) {
        headers = IntStream.rangeClosed(1, cells.length).mapToObj(String::valueOf).toList();
      }
      name();
      if (!options.has(CsvOptions.Asked.NO_HEADER)) {
        return;
      }
    }
    if (cells[0].equals(headers.get(0)) && Arrays.asList(cells).equals(headers)) {
      return; // files that were joined as they stood
    }
    int length = cells.length;
    while (length > headers.size() && cells[length - 1].isBlank()) {
      length--;
    }
    if (length != headers.size()) {
      throw unequal(number, cells.length);
    }
    String[] kept = length == cells.length ? cells : Arrays.copyOf(cells, length);
    for (int i = 0; i < length; i++) {
      kept[i] = options.isMarked(headers.get(i), kept[i]) ? "" : share(kept[i]);
    }
    lines.add(new CsvLine(this, number, kept));
  }

  private IllegalArgumentException unequal(long number, int cells) {
    return new IllegalArgumentException(
        Text.format(
            "%s, line %d: cells (%d) must be as many as column names (%d); %s",
            source,
            number,
            cells,
            headers.size(),
            separator == ',' && cells > headers.size()
                ? "put a text with a comma in \"quotes\", and write decimals with a point"
                : "put a text with a separator in \"quotes\", and leave cells empty rather than"
                    + " out"));
  }

  private String share(String cell) {
    return shared.size() < MOST_SHARED
        ? shared.computeIfAbsent(cell, same -> same)
        : shared.getOrDefault(cell, cell);
  }

  private void name() {
    for (int i = 0; i < headers.size(); i++) {
      String header = headers.get(i);
      Check.that(
          header.isEmpty() || columns.put(header, i) == null,
          "%s: column '%s' must be there once; leave one of the two out",
          source,
          header);
    }
  }

  /** Checks what can be told behind the last line. */
  void end() {
    shared.clear();
    Check.that(
        !lines.isEmpty(),
        "%s: lines below the column names (0) must be at least 1; write a line per result",
        source);
    options.columns().forEach(name -> Check.oneOf("column of " + source, name, headers));
    for (int i = 0; i < headers.size(); i++) {
      boolean says = headers.get(i).isEmpty() && !saysNothing(i);
      Check.that(
          !says,
          "%s: column %d must have a name; pandas writes its index without one, use"
              + " to_csv(path, index=False)",
          source,
          i + 1);
    }
  }

  /** A column without a name and cells, or one in front that counts the lines, as pandas does. */
  private boolean saysNothing(int column) {
    boolean empty = lines.stream().allMatch(line -> line.cells()[column].isEmpty());
    boolean counts =
        column == 0
            && IntStream.range(0, lines.size())
                .allMatch(i -> lines.get(i).cells()[0].equals(String.valueOf(i)));
    return empty || counts;
  }

  /** Whether all scores are said to have decimal commas. */
  boolean hasDecimalCommas() {
    return options.has(CsvOptions.Asked.DECIMAL_COMMA);
  }

  String source() {
    return source;
  }

  /** The names of the columns, in the order of the file. */
  List<String> headers() {
    return columns.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What the file calls a column. */
  String shown(String column) {
    return columns.containsKey(column) ? headers.get(columns.get(column)) : column;
  }

  /** Gives a column another name; one that had the name before is gone. */
  void rename(String column, String name) {
    columns.put(name, columns.remove(column));
  }

  /** Leaves a column out. */
  void drop(String column) {
    columns.remove(column);
  }

  List<CsvLine> lines() {
    return lines;
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** The column's place; -1 where there is none. */
  int index(String column) {
    return columns.getOrDefault(column, -1);
  }
}
