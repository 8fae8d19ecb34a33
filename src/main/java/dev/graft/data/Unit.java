package dev.graft.data;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text behind a number that is a unit of several words or of letters and digits, or stands
 * behind thousands: 67 986 km, 25 \u03bcg/m3, 5,934 sq ft, 409 \u20ac VB. Whether it is one, a
 * column's other cells say as well: it has the same in nearly all. Names are numbered, too, 12 Main
 * St and 4th floor, so that a word of it must be known, or a sign be among it that no name has.
 */
final class Unit {
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?<word>\\p{Ll}{1,5}\\.? )?[+\u2212-]?(?<sign>\\p{Sc})? ?"
              + "(\\d{1,3}([,.' \u2019]\\d{3})+([.,]\\d+)?|\\d+([.,\u00b7]\\d+)?)"
              + " ?(?<unit>[\\p{L}\\p{Sc}\u00b0/]"
              + "([\\p{L}\\p{M}\\p{Sc}\u00b0/.%\u00b7\u00b2\u00b3 -]|(?<=\\p{L})[23]){0,19})");

  private static final Pattern SIGN = Pattern.compile("[\\p{Sc}\u00b0\u00b2\u00b3/]");

  private static final Pattern BESIDE =
      Pattern.compile("(?i)sq|cu|per|pro|par|vb|p\\.m\\.|p\\.a\\.");

  private Unit() {}

  /** Empty where there is none. */
  static String of(String cell) {
    Matcher behind = BEHIND.matcher(CsvCell.plainBlanks(cell));
    if (!behind.matches()) {
      return "";
    }
    String unit = behind.group("unit");
    boolean money = behind.group("sign") != null;
    boolean known =
        money
            || SIGN.matcher(unit).find()
            || behind.group("word") == null
                && Arrays.stream(unit.split(" ")).allMatch(Unit::isKnown);
    return known ? unit : "";
  }

  private static boolean isKnown(String word) {
    return BESIDE.matcher(word).matches() || Quantity.isUnit(word.replaceFirst("[23]$", ""));
  }
}
