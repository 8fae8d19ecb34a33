package dev.graft.data;

import java.util.List;
import java.util.regex.Pattern;

/** Points and commas within cells that were meant for numbers. */
final class DecimalSigns {
  private static final Pattern POINTED = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

  private DecimalSigns() {}

  /** Which sign makes no number of them. */
  static String wrong(List<String> cells, boolean commas) {
    char wrong = commas ? '.' : ',';
    return cells.stream().anyMatch(CsvCell::isParted)
            || cells.stream().noneMatch(cell -> cell.indexOf(wrong) >= 0)
        ? "other sign"
        : commas ? "point" : "comma";
  }

  /**
   * The option that makes numbers of cells with commas, where it makes none of others unreadable.
   */
  static String way(CsvGrid grid, List<String> cells, char separator) {
    return areDecimals(cells) && grid.columns().stream().noneMatch(DecimalSigns::arePointed)
        ? ", or give CsvOptions.withDefaults().withDecimalComma()"
            + (separator == ',' ? ".withSeparator(',')" : "")
        : "";
  }

  /** Whether decimal commas make numbers of all; 887,029 has one between thousands, as it seems. */
  private static boolean areDecimals(List<String> cells) {
    return cells.stream().allMatch(cell -> CsvCell.isNumber(cell.replace(',', '.')))
        && !cells.stream().allMatch(cell -> cell.matches("[+-]?[1-9]\\d{0,2},\\d{3}"));
  }

  /** Whether a column is of numbers, of which some have a decimal point. */
  private static boolean arePointed(List<String> cells) {
    long pointed = cells.stream().filter(cell -> POINTED.matcher(cell).matches()).count();
    return pointed > 0 && 2 * cells.stream().filter(CsvCell::isNumber).count() > cells.size();
  }
}
