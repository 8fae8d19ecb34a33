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

  /** No names are numbered with these. */
  private static final Pattern MORE =
      Pattern.compile(
          "(?i)[\u00b5\u03bc][gmlsa]|nm|mv|[kmg]?ev|m?bar|[hkm]pa|psi|mmhg|m?mol|rpm|bpm|dba?|kwp|kva|lux"
              + "|pcs|sqm|qm|sqft|acres?|ha|knots?|mbps|gbps|fps|percent|btc|ans|a\u00f1os|anos|anni|jaar"
              + "|\u043a\u0433|\u043a\u043c|\u0441\u043c|\u043c\u043c|\u043c\u043b|\u043b\u0435\u0442|\u0447\u0430\u0441|\u043c\u0438\u043d"
              + "|[\u5186\u5143\uc6d0\u4e07\u6b73\u624d\uc138\u5c81]");

  /** As in 30D and 12 H, a room or a seat. */
  private static final Pattern ROOM = Pattern.compile("[A-JN-Z]");

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

  /** Whether what stands behind a number alone is one; of letters that no one knows it may not. */
  static boolean isOne(String behind) {
    return SIGN.matcher(behind).find() || isKnown(behind);
  }

  private static boolean isKnown(String word) {
    return BESIDE.matcher(word).matches()
        || MORE.matcher(word).matches()
        || !ROOM.matcher(word).matches() && Quantity.isUnit(word.replaceFirst("[23]$", ""));
  }
}
