package dev.graft.internal;

import java.util.regex.Pattern;

/**
 * Text in a cell of a table that a spreadsheet may open: what begins with {@code = + - @}, a tab or
 * a line break would be run there as a formula, and so gets an apostrophe in front, which a
 * spreadsheet does not show (OWASP, "CSV injection"). Numbers stay numbers.
 */
public final class Cell {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n].+", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-](Infinity|inf)");

  /** Of the signs of format those that join letters, or part them, and those that are drawn. */
  private static final String SEEN =
      "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2";

  private Cell() {}

  /** The text as it may stand in a cell. */
  public static String defused(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  /** The text that {@link #defused} made this of. */
  public static String plain(String cell) {
    boolean may = !cell.isEmpty() && cell.charAt(0) == '\'';
    return may && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }

  /**
   * The text without blanks of any kind, and without signs that nobody sees, around it: hard
   * blanks, marks of direction, a byte order mark.
   */
  public static String bare(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isUnseen(cell.charAt(from))) {
      from++;
    }
    while (to > from && isUnseen(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  /**
   * The same, but that blanks and breaks which a keyboard makes stay around a text that has no
   * other such signs there: quotes keep them.
   */
  public static String stripped(String cell) {
    String bare = bare(cell);
    if (bare.isEmpty() || bare.length() == cell.length()) {
      return bare;
    }
    int from = cell.indexOf(bare);
    String around = cell.substring(0, from) + cell.substring(from + bare.length());
    return around.chars().allMatch(sign -> sign <= ' ') ? cell : bare;
  }

  private static boolean isUnseen(char sign) {
    return sign <= ' '
        || sign > '~'
            && (Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.getType(sign) == Character.FORMAT && SEEN.indexOf(sign) < 0);
  }
}
