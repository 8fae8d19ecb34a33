package dev.graft.csv;

import dev.graft.internal.Cell;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people and programs write into a cell of which nothing is known. */
final class MissingSigns {
  /** The signs that people and programs write for a missing cell, in lower case. */
  private static final Set<String> USUAL =
      Set.of(
          "",
          "?",
          "na",
          "n/a",
          "#n/a",
          "<na>",
          "n.a.",
          "n.a",
          "#na",
          "#n/a n/a",
          "nan(ind)",
          "-nan(ind)",
          "1.#ind",
          "-1.#ind",
          "1.#qnan",
          "-1.#qnan",
          "..",
          "---",
          "nan",
          "-nan",
          "null",
          "-",
          "--",
          ".",
          "*",
          "\u2013",
          "\u2014",
          "#nv",
          "#n/d",
          "#n/d!",
          "#n/b",
          "#i/t",
          "#yok",
          "#saknas!",
          "#\u043d/\u0434");

  /**
   * What a spreadsheet shows where it cannot reckon, in its own language: #VALUE!, #WERT!,
   * #VALEUR!, #\u00a1DIV/0!, #NAME?; and where a column is too narrow.
   */
  private static final Pattern ERROR =
      Pattern.compile(
          "#[\u00a1\u00bf]?[\\p{Lu}/0_]{2,12}[!?]|#{4,}|Err:\\d{3}|#(?i:value|name|ref|div/0|num|null)[!?]");

  private static final int LONGEST = USUAL.stream().mapToInt(String::length).max().orElse(0);

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?");

  private MissingSigns() {}

  /** Whether it is one of the usual. */
  static boolean isUsual(String cell) {
    return cell.isEmpty()
        || cell.length() <= LONGEST && USUAL.contains(cell.toLowerCase(Locale.ROOT))
        || "#E".indexOf(cell.charAt(0)) >= 0 && ERROR.matcher(cell).matches();
  }

  /** Whether it is one of these, or the same number written otherwise. */
  static boolean isOneOf(Set<String> signs, String cell) {
    for (String sign : signs) {
      if (Cell.stripped(sign).equals(cell)) {
        return true;
      }
    }
    String number = Cell.bare(cell);
    return NUMBER.matcher(number).matches()
        && signs.stream()
            .map(String::strip)
            .filter(sign -> NUMBER.matcher(sign).matches())
            .anyMatch(sign -> number(sign) == number(number));
  }

  private static double number(String cell) {
    return Double.parseDouble(cell.replace(',', '.'));
  }
}
