package dev.graft.csv;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs between the thousands of a number. */
public final class Thousands {
  /** Beside the point and the comma, of which one parts decimals. */
  public static final String BETWEEN = "['_\u2019 \u00a0\u202f\u2007\u2009]";

  /** 1,234.5 and 1 234.5; the same sign between all. */
  private static final Pattern WITH_POINT =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(,|" + BETWEEN + ")\\d{3}(\\1\\d{3})*([.]\\d*)?");

  /** 1.234,5 and 1 234,5. */
  private static final Pattern WITH_COMMA =
      Pattern.compile("[+-]?[1-9]\\d{0,2}([.]|" + BETWEEN + ")\\d{3}(\\1\\d{3})*(,\\d*)?");

  /** 1,02,833.5: lakhs and crores. */
  private static final Pattern LAKHS =
      Pattern.compile("[+-]?[1-9]\\d?(,)\\d\\d(,\\d\\d)*,\\d{3}([.]\\d*)?");

  private Thousands() {}

  /** Whether a cell is one of these signs, be thousands parted in the one and not in the other. */
  static boolean areAmong(Set<String> signs, String cell, boolean commas) {
    Set<String> whole =
        signs.stream().map(sign -> joined(sign, commas)).collect(Collectors.toSet());
    return signs.contains(cell) || MissingSigns.isOneOf(whole, joined(cell, commas));
  }

  /**
   * A number without them; any other text as it is.
   *
   * @param commas whether decimals have a comma
   */
  public static String joined(String cell, boolean commas) {
    Matcher parts = (commas ? WITH_COMMA : WITH_POINT).matcher(cell);
    if (parts.matches()) {
      return cell.replace(parts.group(1), "");
    }
    return !commas && LAKHS.matcher(cell).matches() ? cell.replace(",", "") : cell;
  }
}
