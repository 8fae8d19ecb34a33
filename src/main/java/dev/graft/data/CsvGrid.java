package dev.graft.data;

import dev.graft.csv.CsvCells;
import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

  private static final Pattern COMMENT = Pattern.compile("^\\s*(#|%|//|;|\\* )");

  /** The text of a file of this name. */
  static CsvGrid of(String from, String text, CsvOptions options, char separator) {
    Check.that(!text.isBlank(), "%s must have a header and rows, but it is empty", from);
    CsvForms.checkBeginning(from, text);
    try {
      return parsed(from, text, options, separator);
    } catch (IllegalArgumentException e) {
      throw WrongSeparator.parted(from, text, separator).orElse(e);
    }
  }

  private static CsvGrid parsed(String from, String text, CsvOptions options, char separator) {
    boolean headless = options.has(CsvOptions.Asked.NO_HEADER);
    List<String> first = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    List<Map<String, String>> known = new ArrayList<>();
    Filling filling = new Filling(from, separator, headless, first, columns);
    CsvCells.read(from, text, separator, (line, cells) -> filling.add(cells, known));
    List<String> names =
        headless
            ? IntStream.rangeClosed(1, columns.size()).mapToObj(String::valueOf).toList()
            : CsvHeader.named(first);
    CsvGrid grid = new CsvGrid(from, names, columns);
    CsvHeader.check(grid, separator, headless);
    CsvForms.checkNoTotal(grid);
    return grid;
  }

  /**
   * Refuses cells that swallowed rows: where a stray quote opens one and another closes it far
   * below, each line end in the cell stands among as many separators as a row has.
   */
  CsvGrid checkedForRowsInCells(char separator) {
    for (List<String> column : columns) {
      for (int row = 0; row < column.size(); row++) {
        String cell = column.get(row);
        long lines = cell.chars().filter(sign -> sign == '\n').count();
        long parts = cell.chars().filter(sign -> sign == separator).count();
        if (lines > 0 && parts == lines * (columns.size() - 1)) {
          throw new IllegalArgumentException(
              Text.format(
                  "%s, row %d must be one line, but a cell that a quote opens holds %s (%s ...); take"
                      + " the stray quotes away, or write \"\" for one inside a cell",
                  from,
                  row + 1,
                  Text.count(lines + 1, "line"),
                  cell.substring(0, cell.indexOf('\n')).strip()));
        }
      }
    }
    return this;
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
    void add(String[] line, List<Map<String, String>> known) {
      boolean header = columns.isEmpty();
      if (header) {
        for (String cell : line) {
          columns.add(new ArrayList<>());
          known.add(new HashMap<>());
          first.add(cell);
        }
      }
      if (line.length != columns.size()) {
        throw uneven(line.length);
      }
      for (int column = 0; column < columns.size() && (headless || !header); column++) {
        String cell = line[column];
        Map<String, String> cells = known.get(column);
        String before = cells.get(cell);
        if (before == null && cells.size() < MOST_SHARED) {
          cells.put(cell, cell);
        }
        columns.get(column).add(before == null ? cell : before);
      }
    }

    private IllegalArgumentException uneven(int cells) {
      boolean named = columns.get(0).isEmpty() && cells == columns.size() + 1 && !headless;
      boolean alone = columns.size() == 1 && columns.get(0).isEmpty() && !headless;
      boolean comment = columns.size() == 1 && COMMENT.matcher(first.get(0)).find();
      return new IllegalArgumentException(
          Text.format(
              "%s, row %d (%s) must have as many cells as the first line, %d; correct the line%s%s%s",
              from,
              columns.get(0).size() + 1,
              Text.count(cells, "cell"),
              columns.size(),
              separator == '\t'
                  ? ""
                  : Text.format(", or put a cell with '%s' between double quotes", separator),
              named
                  ? "; where R wrote names of rows in front, write it with row.names = FALSE, or put a"
                      + " name for them before the header"
                  : "",
              comment
                  ? Text.format(
                      "; no sign begins a comment here: where '%s' is one, delete that line, so that the"
                          + " header is the first",
                      first.get(0))
                  : alone
                      ? Text.format(
                          "; where '%s' is a title, remove that line, so that the header is the first",
                          first.get(0))
                      : ""));
    }
  }
}
