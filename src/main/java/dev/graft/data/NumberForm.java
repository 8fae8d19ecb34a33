package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Cell;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the numbers of a file are written.
 *
 * @param commas whether decimals have a comma
 * @param parted whether a sign may stand between thousands
 */
record NumberForm(boolean commas, boolean parted) {
  private static final String BETWEEN = "['_\u2019 \u00a0\u202f\u2007\u2009]";

  /** 1,234.5 and 1 234.5; the same sign between all. */
  private static final Pattern WITH_POINT =
      Pattern.compile("[+-]?\\d{1,3}(,|" + BETWEEN + ")\\d{3}(\\1\\d{3})*([.]\\d*)?");

  /** 1.234,5 and 1 234,5. */
  private static final Pattern WITH_COMMA =
      Pattern.compile("[+-]?\\d{1,3}([.]|" + BETWEEN + ")\\d{3}(\\1\\d{3})*(,\\d*)?");

  /** 1,02,833.5: lakhs and crores. */
  private static final Pattern LAKHS =
      Pattern.compile("[+-]?\\d{1,2}(,)\\d\\d(,\\d\\d)*,\\d{3}([.]\\d*)?");

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
    return parted ? joined(bare) : bare;
  }

  private String joined(String cell) {
    Matcher parts = (commas ? WITH_COMMA : WITH_POINT).matcher(cell);
    if (parts.matches()) {
      return cell.replace(parts.group(1), "");
    }
    return !commas && LAKHS.matcher(cell).matches() ? cell.replace(",", "") : cell;
  }
}
