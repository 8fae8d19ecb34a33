package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers of so many digits that two of them are one as a double. */
final class ManyDigits {
  /** From 2^53 on, which has 16 digits, a double passes over whole numbers. */
  private static final int DIGITS = 16;

  private static final Pattern WHOLE =
      Pattern.compile("(?<digits>[+-]?\\d{" + DIGITS + ",})(\\.0*)?");

  private ManyDigits() {}

  /** Refuses a column of numbers that loses some so. */
  static void check(String from, String name, List<String> cells) {
    Map<Double, BigInteger> exact = new HashMap<>();
    for (String cell : cells) {
      BigInteger number = whole(cell);
      BigInteger other = number == null ? null : exact.putIfAbsent(number.doubleValue(), number);
      Check.that(
          other == null || other.equals(number),
          "%s, column '%s' (%s and %s) must have numbers that differ in their first 15 digits: from"
              + " 9007199254740992 on numbers are rounded, and these would be one; where they name"
              + " something, say that they are categories:"
              + " CsvOptions.withDefaults().withCategories(%s); where they measure, subtract the"
              + " smallest from all",
          from,
          name,
          String.valueOf(other),
          String.valueOf(number),
          JavaText.of(name));
    }
  }

  /** Null where it has fewer digits, or decimals. */
  private static BigInteger whole(String cell) {
    if (cell.length() < DIGITS) {
      return null;
    }
    Matcher whole = WHOLE.matcher(cell);
    return whole.matches() ? new BigInteger(whole.group("digits")) : null;
  }
}
