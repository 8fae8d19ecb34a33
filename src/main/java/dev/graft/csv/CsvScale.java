package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.List;
import java.util.stream.Stream;

/** Whether a table's scores are fractions or percentages: all the one or all the other. */
final class CsvScale {
  private final CsvUnit unit;

  /** The score that is taken as it stands; empty where there is none. */
  private final String free;

  /** Whether each score has its percent sign, and is none of a fraction however small. */
  private final boolean signed;

  private CsvLine lowLine;
  private String lowColumn;
  private CsvLine highLine;
  private String highColumn;

  private CsvScale(CsvUnit unit, String free, boolean signed) {
    this.unit = unit;
    this.signed = signed;
    this.free = free;
  }

  /** The scale of the scores, which must be of the declared unit. */
  static CsvScale of(CsvTable table, String score, CsvStated options) {
    boolean free = options.metric().free();
    List<String> columns =
        Stream.of(score, CsvColumns.VALIDATION_ACCURACY).filter(table::has).toList();
    List<CsvLine> lines = columns.isEmpty() ? List.of() : table.lines();
    boolean signed = checkSigns(table, columns, '%');
    checkSigns(table, columns, ',');
    CsvUnit unit = signed ? CsvUnit.PERCENT : options.unit();
    CsvScale scale = new CsvScale(unit, free ? score : "", signed);
    boolean mayBeNegative = !options.metric().column().isEmpty();
    for (CsvLine line : lines) {
      if (!free && line.has(score)) {
        scale.see(line, score, mayBeNegative ? line.decimal(score) : line.amount(score));
      }
      if (line.has(CsvColumns.VALIDATION_ACCURACY)) {
        String column = CsvColumns.VALIDATION_ACCURACY;
        scale.see(line, column, line.amount(column));
      }
    }
    scale.check();
    return scale;
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

  private void see(CsvLine line, String column, double value) {
    if (value > 1 && highLine == null) {
      highLine = line;
      highColumn = column;
    }
    // 0 is the same in both units.
    if (value > 0 && value <= 1 && lowLine == null && !signed) {
      lowLine = line;
      lowColumn = column;
    }
    if (value > 100) {
      throw line.wrong(column, "must be at most 1, or 100 for percentages; correct it");
    }
  }

  private void check() {
    if (highLine != null && lowLine != null) {
      throw highLine.wrong(
          highColumn,
          Text.format(
                  "must be a fraction as %s (%s) on line %d is: percentages beside fractions; write all in",
                  lowColumn, lowLine.text(lowColumn), lowLine.number())
              + " one unit");
    }
    if (highLine != null && unit == CsvUnit.FRACTION) {
      throw highLine.wrong(
          highColumn,
          "must be at most 1; if all scores are percentages, say so:"
              + " RunsCsv.of(path).inPercent().read()");
    }
    Check.that(
        lowLine == null || unit == CsvUnit.FRACTION,
        "%s: scores (all at most 1) must be percentages, as inPercent() says; leave it out",
        lowLine == null ? "" : lowLine.table().source());
  }

  /** The cell as a fraction; NaN where it is empty. */
  double fraction(CsvLine line, String column) {
    boolean percent = unit == CsvUnit.PERCENT && !column.equals(free);
    return line.decimal(column) / (percent ? 100 : 1);
  }
}
