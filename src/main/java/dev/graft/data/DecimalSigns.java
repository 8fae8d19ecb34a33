package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Points and commas within cells that were meant for numbers. */
final class DecimalSigns {
  private static final Pattern POINTED = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

  /** The same where the point can part no thousands. */
  private static final Pattern DECIMAL =
      Pattern.compile("(?![+-]?\\d{1,3}\\.\\d{3}$)" + POINTED.pattern());

  private DecimalSigns() {}

  /** Which sign makes no number of them. */
  static String wrong(List<String> cells, boolean commas) {
    char wrong = commas ? '.' : ',';
    return cells.stream().anyMatch(CsvCell::isParted)
            || cells.stream().noneMatch(cell -> cell.indexOf(wrong) >= 0)
        ? "other sign"
        : commas ? "point" : "comma";
  }

  /** The options that make numbers of cells, where they make none of others unreadable. */
  static String way(CsvGrid grid, List<String> cells, CsvOptions given) {
    boolean commas = NumberForm.of(given).commas();
    boolean decimals =
        !commas
            && cells.stream().allMatch(cell -> CsvCell.isNumber(cell.replace(',', '.')))
            && grid.columns().stream().noneMatch(column -> arePointed(column, POINTED));
    NumberForm parted = new NumberForm(commas, true);
    boolean thousands = parted.areNumbers(cells);
    if (decimals && thousands) {
      String one = cells.get(0);
      return where("withDecimalComma()", given, one, new NumberForm(true, false))
          + where("withThousands()", given, one, parted);
    }
    return decimals
        ? or("withDecimalComma()", given)
        : thousands
            ? or("withThousands()", given)
            : commas || !new NumberForm(true, true).areNumbers(cells)
                ? ""
                : wayOfPoints(grid, given);
  }

  /** The options where a point parts thousands and a comma decimals, if any. */
  static String wayOfPoints(CsvGrid grid, CsvOptions given) {
    boolean others = grid.columns().stream().anyMatch(column -> arePointed(column, DECIMAL));
    return others || NumberForm.of(given).commas()
        ? ""
        : or("withDecimalComma().withThousands()", given);
  }

  /** Decimal commas would have the cells parted by semicolons. */
  private static String or(String call, CsvOptions given) {
    return call.startsWith("withDecimalComma")
        ? orParted(call, given)
        : ", or give CsvOptions.withDefaults()." + call;
  }

  private static String orParted(String call, CsvOptions given) {
    String parted = given.separator() == ',' ? ".withSeparator(',')" : "";
    return ", or give CsvOptions.withDefaults()." + call + parted;
  }

  /** One of the two ways of 75,763, of which nobody can tell by its signs, and what it reads. */
  private static String where(String call, CsvOptions given, String cell, NumberForm form) {
    return Text.format("%s where '%s' is %s", orParted(call, given), cell, form.plain(cell));
  }

  /** Whether a column is of numbers, of which some have such a point. */
  private static boolean arePointed(List<String> cells, Pattern form) {
    long pointed = cells.stream().filter(cell -> form.matcher(cell).matches()).count();
    return pointed > 0 && 2 * cells.stream().filter(CsvCell::isNumber).count() > cells.size();
  }
}
