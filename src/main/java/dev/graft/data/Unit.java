package dev.graft.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text around a number that may be its unit, whatever its letters: 67 986 km, 25 \u03bcg/m3,
 * 5,934 sq ft, 409 \u20ac VB; before it only beside amounts, since names are numbered: Fr. 752.00,
 * RM 1,250. Whether it is one, a column's other cells say: it has the same in nearly all.
 */
final class Unit {
  private static final String GROUPED = "\\d{1,3}([,.' \u2019]\\d{3})+([.,]\\d+)?";

  private static final Pattern BEHIND =
      Pattern.compile(
          "(?<word>\\p{Ll}{1,5}\\.? )?[+\u2212-]?\\p{Sc}? ?("
              + GROUPED
              + "|\\d+([.,\u00b7]\\d+)?) ?(?<unit>[\\p{L}\\p{Sc}\u00b0/]"
              + "([\\p{L}\\p{M}\\p{Sc}\u00b0/.%\u00b7\u00b2\u00b3 -]|(?<=\\p{L})[23]){0,19})");

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<unit>\\p{L}{2,5}\\.?|\\p{Lu}(?= |\\d{1,3}(,\\d{3})+$)) ?("
              + GROUPED
              + "|\\d+[.,]\\d\\d|\\d+(?=[.,][-\u2013\u2014]))([.,]?[-\u2013\u2014])?");

  private static final Pattern SIGN = Pattern.compile("\\p{Sc}");

  private Unit() {}

  /** Empty where there is none. */
  static String of(String cell) {
    String text = CsvCell.plainBlanks(cell);
    Matcher behind = BEHIND.matcher(text);
    if (behind.matches()) {
      String unit = behind.group("unit");
      return behind.group("word") == null || SIGN.matcher(unit).find() ? unit : "";
    }
    Matcher before = BEFORE.matcher(text);
    return before.matches() ? before.group("unit") : "";
  }
}
