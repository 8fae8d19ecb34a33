package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Stop;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The cells of a CSV text, column after column, without the blanks around them.
 *
 * @param from what is read, for messages, such as "table (pets.csv)"
 * @param names one per column
 * @param columns each with one cell per row
 */
record CsvGrid(String from, List<String> names, List<List<String>> columns) {
  /** So many different cells of a column are held once each. */
  private static final int MOST_SHARED = 4096;

  /** The text of a file of this name. */
  static CsvGrid of(String from, String text, CsvOptions options, char separator) {
    Check.that(!text.isBlank(), "%s must have a header and rows, but it is empty", from);
    try {
      return parsed(from, text, options, separator);
    } catch (IllegalArgumentException e) {
      throw CsvHeader.parted(from, text, separator).orElse(e);
    }
  }

  private static CsvGrid parsed(String from, String text, CsvOptions options, char separator) {
    boolean headless = options.has(CsvOptions.Asked.NO_HEADER);
    List<String> first = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    read(from, text, separator, new Filling(from, separator, headless, first, columns));
    List<String> names =
        headless
            ? IntStream.rangeClosed(1, columns.size()).mapToObj(String::valueOf).toList()
            : CsvHeader.named(first);
    CsvGrid grid = new CsvGrid(from, names, columns);
    CsvHeader.check(grid, separator, headless);
    return grid;
  }

  int rows() {
    return columns.get(0).size();
  }

  List<String> column(String name) {
    return columns.get(names.indexOf(name));
  }

  /** Where cells become columns. */
  private record Filling(
      String from,
      char separator,
      boolean headless,
      List<String> first,
      List<List<String>> columns) {
    void add(CSVRecord line, List<Map<String, String>> known) {
      boolean header = columns.isEmpty();
      if (header) {
        line.forEach(cell -> columns.add(new ArrayList<>()));
        line.forEach(cell -> known.add(new HashMap<>()));
        line.forEach(cell -> first.add(cell(cell)));
      }
      if (line.size() != columns.size()) {
        throw uneven(line.size());
      }
      for (int column = 0; column < columns.size() && (headless || !header); column++) {
        String cell = cell(line.get(column));
        Map<String, String> cells = known.get(column);
        String before = cells.get(cell);
        if (before == null && cells.size() < MOST_SHARED) {
          cells.put(cell, cell);
        }
        columns.get(column).add(before == null ? cell : before);
      }
    }

    private IllegalArgumentException uneven(int cells) {
      return new IllegalArgumentException(
          Text.format(
              "%s, row %d (%s) must have as many cells as the first line, %d; correct the line%s",
              from,
              columns.get(0).size() + 1,
              Text.count(cells, "cell"),
              columns.size(),
              separator == '\t'
                  ? ""
                  : Text.format(", or put a cell with '%s' between double quotes", separator)));
    }

    /** Between tabs quotes are text, but for those round a whole cell, with "" for one inside. */
    private String cell(String written) {
      if (separator != '\t') {
        return written;
      }
      String cell = written.strip();
      boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
      String inside = quoted ? cell.substring(1, cell.length() - 1) : "";
      boolean whole = quoted && inside.replace("\"\"", "").indexOf('"') < 0;
      return whole ? inside.replace("\"\"", "\"") : cell;
    }
  }

  private static void read(String from, String text, char separator, Filling filling) {
    boolean tabs = separator == '\t';
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setQuote(tabs ? null : Character.valueOf('"'))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(!tabs)
            .get();
    List<Map<String, String>> known = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord cells : parser) {
        Stop.check("a table was read");
        if (cells.size() > 1 || !cells.get(0).isBlank()) {
          filling.add(cells, known);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s cannot be read as CSV at line %d: a quote that opens a cell must close it (%s);"
                  + " write \"\" for one inside a cell, or save it again as plain CSV",
              from, line, e.getMessage()),
          e);
    }
  }
}
