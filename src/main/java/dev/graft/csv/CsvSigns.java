package dev.graft.csv;

import dev.graft.internal.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Checks that the scores of a table are written in one way: percent signs, decimal signs. */
final class CsvSigns {
  /** A sign before exactly three digits may part thousands. */
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

  private static final Pattern HUNDREDS = Pattern.compile("[+-]?[1-9]\\d{2}");

  private CsvSigns() {}

  /**
   * Whether the scores have percent signs.
   *
   * @param columns those with scores
   * @param free the score that has a unit of its own; empty where there is none
   */
  static boolean check(CsvTable table, List<String> columns, String free) {
    boolean signed = checkSigns(table, columns, '%');
    checkSigns(table, columns, ',');
    if (!free.isEmpty()) {
      checkNoThousands(table, free);
    }
    return signed;
  }

  /** Whether the scores have a sign, which then stands in all that have a sign of its kind. */
  private static boolean checkSigns(CsvTable table, List<String> columns, char sign) {
    CsvLine with = null;
    CsvLine without = null;
    String column = "";
    for (CsvLine line : columns.isEmpty() ? List.<CsvLine>of() : table.lines()) {
      for (String score : columns) {
        if (sign == ',' && table.hasDecimalCommas() && line.hasSign(score, '.')) {
          throw line.wrong(
              score,
              "must have a decimal comma, as withDecimalComma() says; correct it, or leave that out");
        }
        boolean has = line.hasSign(score, sign);
        boolean lacks = sign == '%' ? line.has(score) && !has : line.hasSign(score, '.');
        with = has && with == null ? line : with;
        column = lacks && without == null ? score : column;
        without = lacks && without == null ? line : without;
      }
    }
    if (with != null && without != null) {
      throw without.wrong(
          column,
          Text.format(
              "is written otherwise than line %d: %s in all scores or in none; correct one of them",
              with.number(), sign == '%' ? "percent signs" : "decimal commas"));
    }
    return with != null;
  }

  /** 1,234 beside 998 is more, and not less, than it. */
  private static void checkNoThousands(CsvTable table, String score) {
    CsvLine parted = null;
    CsvLine whole = null;
    for (CsvLine line : table.lines()) {
      String text = line.text(score);
      boolean sign = text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
      if (sign && !THOUSANDS.matcher(text).matches()) {
        return;
      }
      parted = sign && parted == null ? line : parted;
      whole = whole == null && HUNDREDS.matcher(text).matches() ? line : whole;
    }
    if (parted != null && whole != null) {
      throw parted.wrong(
          score,
          Text.format(
              "may be a decimal or thousands, beside %s on line %d: write thousands without a sign,"
                  + " or all with their decimals (%s.0)",
              whole.text(score), whole.number(), whole.text(score)));
    }
  }
}
