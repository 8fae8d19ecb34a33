package dev.graft.data;

import dev.graft.csv.CsvOptions;
import java.util.List;
import java.util.regex.Pattern;

/** Points and commas within cells that were meant for numbers. */
final class DecimalSigns {
  private static final Pattern POINTED = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

  /** The same where the point can part no thousands. */
  private static final Pattern DECIMAL =
      Pattern.compile("(?![+-]?\\d{1,3}\\.\\d{3}$)" + POINTED.pattern());

  private DecimalSigns() {}

  /** Which sign makes no number of them. */
  static String wrong(List<String> cells, boolean commas) {
    char wrong = commas ? '.' : ',';
    return cells.stream().anyMatch(CsvCell::isParted)
            || cells.stream().noneMatch(cell -> cell.indexOf(wrong) >= 0)
        ? "other sign"
        : commas ? "point" : "comma";
  }

  /** The options that make numbers of cells, where they make none of others unreadable. */
  static String way(CsvGrid grid, List<String> cells, CsvOptions given) {
    boolean commas = NumberForm.of(given).commas();
    if (!commas
        && areDecimals(cells)
        && grid.columns().stream().noneMatch(column -> arePointed(column, POINTED))) {
      return or("withDecimalComma()", given);
    }
    return new NumberForm(commas, true).areNumbers(cells)
        ? or("withThousands()", given)
        : commas || !new NumberForm(true, true).areNumbers(cells) ? "" : wayOfPoints(grid, given);
  }

  /** The options where a point parts thousands and a comma decimals, if any. */
  static String wayOfPoints(CsvGrid grid, CsvOptions given) {
    boolean others = grid.columns().stream().anyMatch(column -> arePointed(column, DECIMAL));
    return others || NumberForm.of(given).commas()
        ? ""
        : or("withDecimalComma().withThousands()", given);
  }

  /** Decimal commas would have the cells parted by semicolons. */
  private static String or(String call, CsvOptions given) {
    boolean parted = call.startsWith("withDecimalComma") && given.separator() == ',';
    return ", or give CsvOptions.withDefaults()." + call + (parted ? ".withSeparator(',')" : "");
  }

  /** Whether decimal commas make numbers of all; 887,029 has one between thousands, as it seems. */
  private static boolean areDecimals(List<String> cells) {
    return cells.stream().allMatch(cell -> CsvCell.isNumber(cell.replace(',', '.')))
        && !cells.stream().allMatch(cell -> cell.matches("[+-]?[1-9]\\d{0,2},\\d{3}"));
  }

  /** Whether a column is of numbers, of which some have such a point. */
  private static boolean arePointed(List<String> cells, Pattern form) {
    long pointed = cells.stream().filter(cell -> form.matcher(cell).matches()).count();
    return pointed > 0 && 2 * cells.stream().filter(CsvCell::isNumber).count() > cells.size();
  }
}
