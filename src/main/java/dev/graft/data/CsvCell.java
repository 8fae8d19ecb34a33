package dev.graft.data;

import dev.graft.csv.Thousands;
import dev.graft.internal.Cell;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell is by its signs. */
final class CsvCell {
  /** More than any number has. */
  private static final int MOST_SIGNS = 60;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(?i:inf|infinity)");

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}(\\.0*)?");

  private static final int MOST_DIGITS = 18;

  /** A number as people write it: 1,5 and 1.234,56 and 1 234 and 12 % and $3; 1,02,833 in India. */
  private static final Pattern LIKE_A_NUMBER =
      Pattern.compile(
          "[+-]?(\\p{Lu}{0,3}\\p{Sc}\\p{Lu}{0,2}|%)? ?[+-]?(\\d{1,3}([.,'_\u2019 \u00a0\u202f\u2007\u2009]\\d{3})+([.,]\\d*)?|\\d{1,2}(,\\d\\d)+,\\d{3}([.]\\d*)?|\\d*[.,]\\d+|\\d+[.,]?)"
              + "([eE][+-]?\\d+)?([.,:][-\u2013\u2014]{1,2})? ?(%|\\p{Lu}{0,3}\\p{Sc}\\p{Lu}{0,2})?");

  private static final Pattern WITH_UNIT =
      Pattern.compile("[+-]?\\d+([.,\u00b7]\\d+)* ?(?<unit>[\\p{L}\u00b0/\u00b2\u00b3]{1,8})");

  /**
   * Numbers that are none alone: 0-9, 3/8, 2\u00bd, <5, \u22647, 0.5\u00b10.1, 10+, 16.5 (2.1), 3
   * [1-5].
   */
  private static final Pattern MEASURE =
      Pattern.compile(
          "[<>\u2264\u2265=~\u2248]{1,2} ?#|# ?(-|\u2013|\u2014|to|\\.\\.) ?#|#/#|#?[\u00bc-\u00be\u2150-\u215e]|# \\d/\\d|# ?(\u00b1|\\+/-) ?#|#\\+|# ?[(\\[]#%?( ?(-|\u2013|\u2014|to|,|;) ?#%?)?[)\\]]"
              .replace("#", "\\d{1,9}([.,\u00b7]\\d{1,9})?"));

  /** 7x10^4, 7\u00d710\u2074, 1.2 * 10**3: a power of ten as it is printed. */
  private static final Pattern POWER =
      Pattern.compile(
          "(?<front>.+?) ?[xX\u00d7\u2715*\u00b7\u22c5\u2219] ?10((\\^|\\*\\*)[({]?(?<power>[+-]?\\d{1,3})[)}]?"
              + "|(?<raised>[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}))");

  private static final String RAISED =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b";

  /** The decimal point of some journals. */
  private static final Pattern RAISED_POINT =
      Pattern.compile("(?<=\\d)[\u00b7\u2027\u2219\u22c5\u30fb](?=\\d+([eE][+-]?\\d+)?$)");

  private static final Pattern LETTER_OF_POWER = Pattern.compile("(?<=\\d)[dD](?=[+-]\\d+$)");

  private static final Pattern IN_PARENTHESES = Pattern.compile("^\\(([^)]{1,40})\\)$");

  private static final Pattern MINUS_BEHIND = Pattern.compile("^(?=[\\d.]+.$)(.+).$");

  private static final Pattern PARTED = Pattern.compile("\\d" + Thousands.BETWEEN + "\\d");

  private static final Pattern BLANK = Pattern.compile("[\u00a0\u202f\u2007\u2009]");

  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  private CsvCell() {}

  static boolean isNumber(String cell) {
    return hasDigitsOnly(cell) || NUMBER.matcher(Cell.bare(cell)).matches();
  }

  static boolean isWhole(String cell) {
    return hasDigitsOnly(cell) && cell.length() <= MOST_DIGITS
        || WHOLE.matcher(Cell.bare(cell)).matches();
  }

  /** Whether a range, a fraction, a bound or a number with its error stands there. */
  static boolean isMeasure(String cell) {
    String text = plainBlanks(cell);
    return MEASURE.matcher(text).matches() && !isNumbered(text);
  }

  /** The number of a case, a product or an address, such as 2015-000006, 1142-05901, 74758-1234. */
  private static boolean isNumbered(String cell) {
    Matcher parts = NUMBERED.matcher(cell);
    if (!parts.matches()) {
      return false;
    }
    String first = parts.group(1);
    String second = parts.group(2);
    return second.startsWith("0") && second.length() > 2
        || Math.abs(second.length() - first.length()) > 2
        || second.length() > 2 && Long.parseLong(second) < Long.parseLong(first);
  }

  private static boolean hasDigitsOnly(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
        return false;
      }
    }
    return !cell.isEmpty();
  }

  /** Whether a digit of any script is in it, without which no pattern need be asked. */
  static boolean hasDigit(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (Character.isDigit(cell.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isLikeNumber(String cell) {
    return hasDigit(cell) && LIKE_A_NUMBER.matcher(inPlainSigns(cell)).matches();
  }

  /** Whether a sign that is no decimal one stands between thousands. */
  static boolean isParted(String cell) {
    return PARTED.matcher(cell).find();
  }

  /** Whether a number stands there in other digits, with a dash for minus or in parentheses. */
  static boolean isNumberInOtherSigns(String cell) {
    return hasDigit(cell) && !isNumber(cell) && isNumber(inPlainSigns(cell));
  }

  /** Whether a point or a power stands above the line, or a power of ten is written out. */
  static boolean isRaised(String cell) {
    return cell.length() <= MOST_SIGNS
        && !onTheLine(Cell.bare(cell)).equals(Cell.bare(cell).replace('\u2212', '-'));
  }

  /** A power of ten behind an e, and a point on the line. */
  private static String onTheLine(String cell) {
    String minus = cell.replace('\u2212', '-');
    Matcher parts = POWER.matcher(minus);
    String text = minus;
    if (parts.matches()) {
      String power = parts.group("power");
      text = parts.group("front") + "e" + (power == null ? lowered(parts.group("raised")) : power);
    }
    String pointed = RAISED_POINT.matcher(text).replaceFirst(".");
    return LETTER_OF_POWER.matcher(pointed).replaceFirst("e");
  }

  private static String lowered(String raised) {
    StringBuilder power = new StringBuilder();
    raised.chars().forEach(sign -> power.append("0123456789+-".charAt(RAISED.indexOf(sign))));
    return power.toString();
  }

  /**
   * Digits of any script as 0 to 9, dashes in front the bookkeeper's parentheses and a minus
   * behind. Of a longer text than any number as it is.
   */
  private static String inPlainSigns(String cell) {
    if (cell.length() > MOST_SIGNS) {
      return cell;
    }
    StringBuilder plain = new StringBuilder();
    onTheLine(plainBlanks(cell))
        .chars()
        .forEach(
            sign -> {
              if (Character.isDigit(sign)) {
                plain.append(Character.digit(sign, 10));
              } else {
                plain.append(sign == 0x66b ? '.' : narrow((char) sign));
              }
            });
    return withMinus(plain.toString());
  }

  private static String withMinus(String cell) {
    if (cell.isEmpty()) {
      return cell;
    }
    char first = cell.charAt(0);
    if (first == '(') {
      return IN_PARENTHESES.matcher(cell).replaceFirst("-$1");
    }
    if (cell.length() > 1 && (first == '\u2212' || first == '\u2013')) {
      return "-" + cell.substring(1);
    }
    char last = cell.charAt(cell.length() - 1);
    boolean behind = last == '-' || last == '\u2212';
    return behind ? MINUS_BEHIND.matcher(cell).replaceFirst("-$1") : cell;
  }

  /** A sign of the width of Asia's as the usual one. */
  private static char narrow(char sign) {
    return sign > '\uff00' && sign < '\uff5f' ? (char) (sign - '\uff00' + ' ') : sign;
  }

  /** The cell with the blanks that a line is not broken at, and narrow ones, as usual ones. */
  static String plainBlanks(String cell) {
    String text = Cell.bare(cell);
    return text.chars().allMatch(sign -> sign < '\u00a0')
        ? text
        : BLANK.matcher(text).replaceAll(" ");
  }

  /**
   * The unit behind a number, such as kg in "5 kg", or the currency beside it, such as EUR in "EUR
   * 5"; empty where there is none that is known, or no number.
   */
  static String unit(String cell) {
    if (!hasDigit(cell)) {
      return "";
    }
    Matcher parts = WITH_UNIT.matcher(plainBlanks(cell));
    if (parts.matches() && Unit.isOne(parts.group("unit"))) {
      return parts.group("unit");
    }
    String money = Money.unit(cell);
    return money.isEmpty() ? Unit.of(cell) : money;
  }

  /** The letters behind a number, be they a unit or not: th of 11th; empty where there are none. */
  static String letters(String cell) {
    Matcher parts = WITH_UNIT.matcher(hasDigit(cell) ? plainBlanks(cell) : "");
    return parts.matches() ? parts.group("unit") : "";
  }

  /** The number of such a cell. */
  static double number(String cell) {
    String text = Cell.bare(cell).toLowerCase(Locale.ROOT);
    if (text.endsWith("inf") || text.endsWith("infinity")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(text);
  }

  /** How a whole number is written, without sign and decimals that say nothing. */
  static String whole(String cell) {
    String text = Cell.bare(cell);
    int point = text.indexOf('.');
    return String.valueOf(Long.parseLong(point < 0 ? text : text.substring(0, point)));
  }
}
