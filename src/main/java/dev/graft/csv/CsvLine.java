package dev.graft.csv;

import dev.graft.internal.Cell;
import dev.graft.internal.Text;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of a CSV table.
 *
 * @param number in the file, from 1; the first one of a line with breaks in quotes
 */
record CsvLine(CsvTable table, long number, String[] cells) {
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?i)mean|avg|average|median|std|sd|sem|min|max|sum|total|all|overall|mean.*std.*");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d{1,3})?");

  private static final Pattern WITH_DEVIATION =
      Pattern.compile("[\\d.,]+%?\\s*(\\(|\\u00B1|\\+/?-).*");

  /** So many digits are less than 64 bits. */
  private static final int SHORT = 18;

  /** Below it every whole number is a double. */
  private static final double MOST_WHOLE = 1L << 53;

  /** The cell's text; empty where there is no such column. */
  String text(String column) {
    int index = table.index(column);
    return index < 0 ? "" : Cell.plain(cells[index]);
  }

  boolean has(String column) {
    return !text(column).isEmpty();
  }

  /** The cell as a finite number; NaN where it is empty. */
  double decimal(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    double value = number(text);
    if (!Double.isFinite(value) && WITH_DEVIATION.matcher(text).matches()) {
      throw wrong(
          column,
          "must be the number of one run, not a mean with its deviation; write a line per seed");
    }
    if (!Double.isFinite(value)) {
      throw wrong(column, "must be a number with a decimal point; " + wayOut(column));
    }
    return value;
  }

  /**
   * With a decimal point or comma, in percent or not, a minus of any kind; NaN for what is none.
   */
  static double number(String text) {
    String whole = text.startsWith("\u2212") ? "-" + text.substring(1) : text;
    String bare = whole.endsWith("%") ? whole.substring(0, whole.length() - 1).strip() : whole;
    if (NUMBER.matcher(bare).matches()) {
      return Double.parseDouble(bare);
    }
    return COMMA.matcher(bare).matches() ? Double.parseDouble(bare.replace(',', '.')) : Double.NaN;
  }

  boolean isNumber(String column) {
    return Double.isFinite(number(text(column)));
  }

  /** Whether the cell is a number with this decimal sign. */
  boolean hasSign(String column, char sign) {
    return text(column).indexOf(sign) >= 0;
  }

  private static String wayOut(String column) {
    return switch (column) {
      case CsvColumns.EPOCH, CsvColumns.ROW -> "count them";
      case CsvColumns.VALIDATION_ACCURACY -> "leave it empty where there is none";
      default -> "for a run that failed leave it empty and say why in a column 'failure'";
    };
  }

  /** The cell as a number of at least 0; NaN where it is empty. */
  double amount(String column) {
    double value = decimal(column);
    if (value < 0) {
      throw wrong(column, "must be at least 0; correct it");
    }
    return value;
  }

  /** The cell as a loss, which may be NaN or infinite; NaN where it is empty. */
  double loss(String column) {
    return switch (text(column).toLowerCase(Locale.ROOT)) {
      case "", "nan" -> Double.NaN;
      case "inf", "infinity", "+inf" -> Double.POSITIVE_INFINITY;
      default -> decimal(column);
    };
  }

  /** The cell of a log, where Keras writes NA for what an epoch has not; NaN for that. */
  double logged(String column) {
    return switch (text(column).toLowerCase(Locale.ROOT)) {
      case "na", "n/a", "none", "null" -> Double.NaN;
      default -> loss(column);
    };
  }

  /** The cell as a whole number; what pandas makes of it, 1.0, is one too. */
  long whole(String column) {
    String text = text(column);
    if (isShortNumber(text)) {
      return Long.parseLong(text);
    }
    if (text.isEmpty() || !isWhole(column)) {
      throw wrong(
          column,
          text.isEmpty()
              ? "must be a whole number; fill the cell" + seedless(column)
              : SUMMARY.matcher(text).matches()
                  ? "must be that of a run, but the line sums up several; take the line away"
                  : "must be a whole number of 64 bits; write one");
    }
    return new BigDecimal(text).longValueExact();
  }

  private String seedless(String column) {
    return column.equals(CsvColumns.SEED)
        ? Text.format(
            ", for an arm that no seed changes with any one, and say so:"
                + " Comparison.of(runs).withoutSeed(\"%s\")",
            text(CsvColumns.ARM))
        : "";
  }

  boolean isWhole(String column) {
    String text = text(column);
    if (isShortNumber(text)) {
      return true;
    }
    if (!NUMBER.matcher(text).matches()) {
      return false;
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    return value.scale() <= 0 && value.toBigInteger().bitLength() < Long.SIZE;
  }

  /** The common case, told without an expression: tables have a million of them. */
  private static boolean isShortNumber(String text) {
    boolean digits = !text.isEmpty() && text.length() <= SHORT;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  /** The cell as a count; -1 where it is empty. */
  long count(String column) {
    if (!has(column)) {
      return -1;
    }
    double value = amount(column);
    if (value != Math.rint(value) || value > MOST_WHOLE) {
      throw wrong(column, "must be a whole number; correct it");
    }
    return (long) value;
  }

  /** What is wrong with a cell: where, "name (value) rule", and the way out. */
  IllegalArgumentException wrong(String column, String rule) {
    return wrong(
        Text.format("%s (%s) %s", table.shown(column), has(column) ? text(column) : "empty", rule));
  }

  IllegalArgumentException wrong(String words) {
    return new IllegalArgumentException(
        Text.format("%s, line %d: %s", table.source(), number, words));
  }
}
