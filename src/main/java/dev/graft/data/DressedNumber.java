package dev.graft.data;

import dev.graft.internal.Check;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number within signs that belong to the page or the program it comes from: 31818* and 52088[5]
 * of a table with notes below it, ="51351" and '48962 of a spreadsheet that was to take them as
 * texts.
 */
final class DressedNumber {
  /** A column with so many percent of one kind is of that kind. */
  private static final int NEARLY_ALL = 90;

  /** Fewer different ones are kinds, such as the stars of hotels. */
  private static final int MANY = 6;

  private static final String BARE = "(?<number>[-+(\\d.,][^*=\"\\[\\]]*)";

  private static final Pattern NOTED =
      Pattern.compile(
          BARE
              + "( ?[*\u2020\u2021\u00a7#\u00b9\u00b2\u00b3]{1,4}|( ?\\[(\\d{1,3}|\\p{L}|note \\d{1,2})\\]){1,3})");

  private static final Pattern AS_TEXT =
      Pattern.compile("=\"" + BARE + "\"|'" + BARE.replace("number", "other"));

  private DressedNumber() {}

  /** The number alone; empty where there is none, or nothing around it. */
  static Optional<String> bare(String cell) {
    String text = cell.strip();
    Matcher noted = NOTED.matcher(text);
    Matcher asText = AS_TEXT.matcher(text);
    String number = "";
    if (noted.matches()) {
      number = noted.group("number");
    } else if (asText.matches()) {
      number = asText.group("number") == null ? asText.group("other") : asText.group("number");
    }
    return CsvCell.isNumber(number) && !number.isBlank() || CsvCell.isLikeNumber(number)
        ? Optional.of(number)
        : Optional.empty();
  }

  /**
   * Refuses a column of numbers of which some are dressed.
   *
   * @param odd the rows whose cells are no numbers
   * @param rows how many are read
   */
  static void check(CsvGrid grid, String name, List<Integer> odd, int rows) {
    List<String> cells = grid.column(name);
    Once<Boolean> isDressed = new Once<>(cell -> CsvCell.hasDigit(cell) && bare(cell).isPresent());
    List<Integer> dressed = odd.stream().filter(row -> isDressed.apply(cells.get(row))).toList();
    if (dressed.isEmpty()) {
      return;
    }
    long like = odd.stream().filter(row -> CsvCell.isLikeNumber(cells.get(row))).count();
    long numbers = rows - odd.size() + like + dressed.size();
    long different = cells.stream().distinct().limit(MANY).count();
    Check.that(
        100 * numbers < (long) NEARLY_ALL * rows || different < MANY,
        "%s, column '%s' (%s) must hold bare numbers; take away what stands around them (such as %s of '%s'), or"
            + " say that all are categories: CsvOptions.withDefaults().withCategories(\"%s\")",
        grid.from(),
        name,
        Listing.cells(cells, dressed),
        around(cells.get(dressed.get(0))),
        cells.get(dressed.get(0)),
        name);
  }

  private static String around(String cell) {
    return cell.strip().replace(bare(cell).orElse(""), " ").strip().replaceAll(" +", " and ");
  }
}
