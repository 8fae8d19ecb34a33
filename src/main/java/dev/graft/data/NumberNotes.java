package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns of which one cannot tell by the signs whether they are numbers, and which. */
final class NumberNotes {
  /** A column with so many percent of one kind is of that kind. */
  private static final int NEARLY_ALL = 90;

  /** With fewer numbers, in percent, a column is one of words, of which some are numbers. */
  private static final int FEWEST_NUMBERS = 5;

  /** Fewer different quantities may well be sizes of a pack. */
  private static final int MANY = 6;

  private static final String KIND = "they have no order and no distance, and its cells are ";

  private static final String ONE =
      "Where they measure, write one number, of one unit, into each cell";

  private static final Pattern CODE = Pattern.compile("\\s*0\\d+\\s*");

  /** The two digits of a month, a day, an hour or a minute. */
  private static final Pattern TIME = Pattern.compile("\\s*\\d\\d\\s*");

  /** Places and products are numbered with two digits as well. */
  private static final Pattern PLACES =
      Pattern.compile(
          "(?i)code|state|fips|region|district|county|province|dep|land|zip|plz|sector|naics|sic"
              + "|product|store|branch|line|zone|(^|[^a-z])(id|nr|no|key|type|cat)([^a-z]|$)");

  private static final int DAYS = 31;
  private static final int MINUTES = 60;

  /** What is a thousand and more where a point parts thousands. */
  private static final Pattern PARTED = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3})+");

  /** One alone, such as the 0 of the leader or the 120 of a limit, is no number among others. */
  private static final int SEVERAL = 2;

  private static final Pattern HUNDREDS = Pattern.compile("[+-]?[1-9]\\d\\d");
  private static final Pattern UP_TO_HUNDREDS = Pattern.compile("[+-]?\\d{1,3}");

  private NumberNotes() {}

  /** Whether cells of two digits are months, days or hours, or parts of a time by their name. */
  private static boolean isTime(String name, List<String> cells) {
    int largest = cells.stream().mapToInt(cell -> Integer.parseInt(cell.strip())).max().orElse(0);
    return !PLACES.matcher(name).find()
        && (largest <= DAYS || RowNumbers.isMeasure(name) && largest <= MINUTES);
  }

  /** Numbers do not begin with a zero; the codes of places and products do. */
  static Optional<DataNotes.Note> codes(String name, List<String> cells) {
    boolean times = cells.stream().allMatch(cell -> TIME.matcher(cell).matches());
    return cells.stream()
        .filter(cell -> CODE.matcher(cell).matches() && !(times && isTime(name, cells)))
        .findFirst()
        .map(
            cell ->
                new DataNotes.Note(
                    DataNotes.Kind.CODES_AS_NUMBERS,
                    1,
                    Text.format(
                        "Column '%s' is read as numbers, but cells such as %s begin with a zero,"
                            + " as codes do: where they are, read the file with"
                            + " CsvOptions.withDefaults().withCategories(\"%s\"), which keeps the"
                            + " zeros.",
                        name, cell.strip(), name)));
  }

  /**
   * What is said of categories that are numbers in part, or ranges, fractions and bounds.
   *
   * @param numbers how many cells are numbers
   * @param shown some of the others
   */
  static Optional<DataNotes.Note> categories(
      String name, List<String> cells, int numbers, String shown) {
    if (100L * numbers >= (long) FEWEST_NUMBERS * cells.size()) {
      int others = cells.size() - numbers;
      return note(
          name,
          "%d of its %d cells are no numbers (%s). Where it measures, write a number into each, or"
              + " leave the cell empty",
          others,
          cells.size(),
          shown);
    }
    if (areNearlyAll(cells, CsvCell::isMeasure)) {
      return note(name, KIND + "ranges, fractions or bounds of numbers (%s). " + ONE, shown);
    }
    boolean measures =
        areNearlyAll(cells, cell -> Quantity.is(cell) || CsvCell.isMeasure(cell))
            && cells.stream().distinct().limit(MANY).count() == MANY;
    return measures
        ? note(name, KIND + "quantities with their units, or ratios (%s). " + ONE, shown)
        : Optional.empty();
  }

  private static boolean areNearlyAll(List<String> cells, Predicate<String> kind) {
    long others = 0;
    for (String cell : cells) {
      others += kind.test(cell) ? 0 : 1;
      if (100 * others > (100L - NEARLY_ALL) * cells.size()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<DataNotes.Note> note(String name, String words, Object... values) {
    String read = Text.format("Column '%s' is read as categories: ", name);
    String keep =
        Text.format(
            "; where they are categories, read the file with"
                + " CsvOptions.withDefaults().withCategories(\"%s\").",
            name);
    return Optional.of(
        new DataNotes.Note(
            DataNotes.Kind.NUMBERS_AS_CATEGORIES, 1, read + Text.format(words, values) + keep));
  }

  /**
   * Refuses 1.103 beside 523 and no other decimals: it is a thousand and more.
   *
   * @param way the options that read it so, if any
   */
  static void checkThousands(String place, List<String> cells, String way) {
    List<String> parted = cells.stream().filter(cell -> PARTED.matcher(cell).matches()).toList();
    if (parted.isEmpty()) {
      return;
    }
    Set<String> whole =
        cells.stream()
            .filter(c -> UP_TO_HUNDREDS.matcher(c).matches())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    long hundreds = whole.stream().filter(c -> HUNDREDS.matcher(c).matches()).count();
    boolean others =
        cells.stream()
            .anyMatch(c -> !PARTED.matcher(c).matches() && !UP_TO_HUNDREDS.matcher(c).matches());
    // As decimals they lie near the others, as 101.250 does beside 523.
    long near = parted.stream().filter(cell -> cell.matches(".?\\d{3}\\.\\d{3}")).count();
    boolean mostly = 2 * hundreds > whole.size() || areThousands(parted);
    String one = whole.stream().filter(c -> HUNDREDS.matcher(c).matches()).findFirst().orElse("");
    Check.that(
        others || hundreds < SEVERAL || !mostly || 2 * near > parted.size(),
        "%s ('%s' beside '%s') must have no sign between thousands, as it seems to be: no cell has a"
            + " thousand or more, or other than three decimals; take the sign away, or, where it is"
            + " the decimal sign, write all cells with their decimals (%s.000)%s",
        place,
        parted.get(0),
        one,
        one,
        way);
  }

  /** Who writes 31.490 with its zero writes 345 with three. */
  private static boolean areThousands(List<String> parted) {
    return parted.stream().filter(cell -> cell.endsWith("0")).count() > 1;
  }
}
