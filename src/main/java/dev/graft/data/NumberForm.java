package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.csv.Thousands;
import dev.graft.internal.Cell;
import java.util.List;

/**
 * How the numbers of a file are written.
 *
 * @param commas whether decimals have a comma
 * @param parted whether a sign may stand between thousands
 */
record NumberForm(boolean commas, boolean parted) {
  static NumberForm of(CsvOptions options) {
    return new NumberForm(
        options.has(CsvOptions.Asked.DECIMAL_COMMA), options.has(CsvOptions.Asked.THOUSANDS));
  }

  boolean isNumber(String cell) {
    String whole = whole(cell);
    return !(commas && whole.indexOf('.') >= 0) && CsvCell.isNumber(pointed(whole));
  }

  boolean areNumbers(List<String> cells) {
    return cells.stream().allMatch(this::isNumber);
  }

  /** With a point for decimals, and nothing between thousands. */
  String plain(String cell) {
    return pointed(whole(cell));
  }

  private String pointed(String whole) {
    return commas ? whole.replace(',', '.') : whole;
  }

  private String whole(String cell) {
    String bare = Cell.bare(cell);
    return parted ? Thousands.joined(bare, commas) : bare;
  }
}
