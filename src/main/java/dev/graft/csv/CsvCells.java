package dev.graft.csv;

import dev.graft.internal.Cell;
import dev.graft.internal.Stop;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a text falls into lines of cells, the same for tables, sentences, labels and results: cells
 * stand without the blanks around them, but for those in quotes, and without other signs there that
 * nobody sees; a cell of these alone is empty. One that opens with a quote must close it, and
 * quotes elsewhere are text. Between tabs quotes are text, but for those round a whole cell. No
 * sign begins a comment.
 */
public final class CsvCells {
  /** What some spreadsheets write in front of a table. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("\\A\"?sep=(.)\"?(?=\\R)");

  private CsvCells() {}

  /** Where lines go. */
  public interface Sink {
    /**
     * The next line.
     *
     * @param number in the text, from 1; the first one of a line with breaks in quotes
     * @param cells at least one, which alone may be blank where the line is
     */
    void add(long number, String[] cells);
  }

  /**
   * Reads all lines but empty ones.
   *
   * @param from what is read, for the message
   * @throws IllegalArgumentException naming the line of a quote that is left open
   */
  public static void read(String from, String text, char separator, Sink sink) {
    boolean tabs = separator == '\t';
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setQuote(tabs ? null : Character.valueOf('"'))
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(!tabs)
            .get();
    long line = 1;
    String content = SEPARATOR_LINE.matcher(text).replaceFirst("");
    try (CSVParser parser = CSVParser.parse(new StringReader(content), format)) {
      for (CSVRecord cells : parser) {
        Stop.check("a table was read");
        if (cells.size() > 1 || !Cell.bare(cells.get(0)).isEmpty()) {
          String[] values = tabs ? unquoted(cells.values()) : cells.values();
          Arrays.setAll(values, i -> Cell.stripped(values[i]));
          sink.add(line, values);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(from, text, line, e);
    }
  }

  private static IllegalArgumentException unreadable(
      String from, String text, long line, Exception e) {
    return new IllegalArgumentException(
        Text.format(
            "%s cannot be read as CSV at line %d: a quote that opens a cell must close it (%s);"
                + " %s",
            from,
            line,
            e.getMessage(),
            text.stripLeading().startsWith("{")
                ? "it looks like JSON, save it as CSV: pandas.read_json(path, lines=True).to_csv"
                : text.stripLeading().startsWith("[")
                    ? "it looks like JSON, save it as CSV: pandas.read_json(path).to_csv"
                    : "write \"\" for one inside a cell, or save it again as plain CSV"),
        e);
  }

  private static String[] unquoted(String[] written) {
    String[] cells = new String[written.length];
    for (int i = 0; i < cells.length; i++) {
      String cell = Cell.bare(written[i]);
      boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
      String inside = quoted ? cell.substring(1, cell.length() - 1) : "";
      boolean whole = quoted && inside.replace("\"\"", "").indexOf('"') < 0;
      cells[i] = whole ? inside.replace("\"\"", "\"") : cell;
    }
    return cells;
  }

  /** The separator that the text itself states, as some spreadsheets write it. */
  static Optional<Character> stated(String text) {
    Matcher line = SEPARATOR_LINE.matcher(text);
    return line.find() ? Optional.of(line.group(1).charAt(0)) : Optional.empty();
  }

  /** The separator that is stated, else the one that parts the first line into the most cells. */
  public static char separator(String text) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char found = ',';
    for (char other : new char[] {';', '\t', '|'}) {
      found = count(header, other) > count(header, found) ? other : found;
    }
    return stated(text).orElse(found);
  }

  /** How often a sign stands outside of quotes. */
  static long count(String line, char sign) {
    return line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == sign).count();
  }
}
