package dev.graft.data;

import dev.graft.internal.Check;
import java.util.List;
import java.util.regex.Pattern;

/** Files of other forms than cells between separators, each with a way of its own. */
final class CsvForms {
  private static final String OPTIONS = "CsvOptions.withDefaults()";

  /** Of a first line that is no header. */
  private static final int SHOWN = 20;

  private static final Pattern JSON =
      Pattern.compile("^(\\[\\s*([{\\[]|$)|[{]\\s*(\"[^\"]*\"\\s*:|$))");

  private static final Pattern HTML =
      Pattern.compile("^<(head|body|div|table|[?]xml)", Pattern.CASE_INSENSITIVE);

  private static final Pattern RULED = Pattern.compile("\\s*[|][-:| ]+");

  /** Two blanks or more somewhere between words. */
  private static final Pattern WIDE = Pattern.compile("\\S.* {2,}\\S.*");

  private static final Pattern TOTAL =
      Pattern.compile("\\s*(?i:(grand )?total|sum|summe|gesamt|insgesamt)\\s*");

  private static final double ROUNDED = 1e-6;

  private CsvForms() {}

  /** What is no table of cells, by its first line; each has a way of its own. */
  static void checkBeginning(String from, String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    Check.that(
        !first.startsWith("__label__"),
        "%s must have cells, but is in fastText's form ('%s ...'); write label and text with a tab"
            + " between (sed -E 's/^__label__([^ ]+) +/\\1\\t/' old > new.tsv) and give"
            + " %s.withSeparator('\\t').withoutHeader()",
        from,
        first.split(" ")[0],
        OPTIONS);
    Check.that(
        !first.matches("[-+]?[\\d.]+( \\d+:[-+.\\deE]+)+"),
        "%s must have cells, but is in LIBSVM's form ('%s ...'); write a column for each number"
            + " before a colon, 0 where a line has none",
        from,
        first.split(" ")[0]);
    checkIsNoDocument(from, first, text);
    Check.that(
        !first.startsWith("|") || !isRuled(text),
        "%s must have cells, but is a table of Markdown (%s ...); remove the line of dashes and the"
            + " bars at the ends of the lines (sed -E '2d; s/^ *[|] *//; s/ *[|] *$//; s/ *[|] */|/g'"
            + " old > new.csv), and give %s.withSeparator('|')",
        from,
        first.substring(0, Math.min(first.length(), SHOWN)),
        OPTIONS);
  }

  private static void checkIsNoDocument(String from, String first, String text) {
    Check.that(
        !JSON.matcher(first).find(),
        "%s must have cells, but is JSON ('%s ...'); write it as CSV:"
            + " pandas.read_json(path%s).to_csv(new, index=False)",
        from,
        first.substring(0, Math.min(first.length(), SHOWN)),
        areLines(text) ? ", lines=True" : "");
    Check.that(
        !HTML.matcher(first).find(),
        "%s must have cells, but is a page of HTML or XML ('%s ...'); save its table as CSV:"
            + " pandas.read_html(path)[0].to_csv, or Save as in the program that opens it",
        from,
        first.substring(0, Math.min(first.length(), SHOWN)));
  }

  /** Whether each line is an object of its own. */
  private static boolean areLines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .limit(2)
        .map(String::strip)
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }

  private static boolean isRuled(String text) {
    return text.lines().skip(1).limit(1).allMatch(line -> RULED.matcher(line).matches());
  }

  /** Of one column alone, by its first cell: programs of statistics fill lines up with blanks. */
  static void checkBlanks(String from, String first, String separators) {
    Check.that(
        !WIDE.matcher(first.strip()).matches(),
        "%s must have cells parted by %s, but its cells are parted by several blanks ('%s'); write a"
            + " comma for them (sed -E 's/^ +//; s/ +/,/g' old > new.csv)",
        from,
        separators,
        first);
  }

  /** Refuses a last row that is called a total and is the sum of those above, at least once. */
  static void checkNoTotal(CsvGrid grid) {
    int last = grid.rows() - 1;
    boolean called =
        last > 1
            && grid.columns().stream().anyMatch(cells -> TOTAL.matcher(cells.get(last)).matches());
    Check.that(
        !called || grid.columns().stream().noneMatch(CsvForms::endsInItsSum),
        "%s, row %d (%s) must be a row as the others are, but it is their sum; remove it",
        grid.from(),
        last + 1,
        Listing.of(grid.columns().stream().map(cells -> cells.get(last)).toList()));
  }

  private static boolean endsInItsSum(List<String> cells) {
    int last = cells.size() - 1;
    if (!cells.stream().allMatch(cell -> CsvCell.isNumber(cell))) {
      return false;
    }
    double sum = cells.subList(0, last).stream().mapToDouble(CsvCell::number).sum();
    double said = CsvCell.number(cells.get(last));
    return sum != 0 && Math.abs(said - sum) <= ROUNDED * Math.abs(sum);
  }
}
