package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    if (cells.stream().distinct().limit(MANY).count() < MANY) {
      return Optional.empty();
    }
    Once<String> letters = new Once<>(CsvCell::letters);
    String behind = most(cells, letters);
    if (!behind.isEmpty() && areNearlyAll(cells, cell -> letters.apply(cell).equals(behind))) {
      String words = KIND + "numbers with '%s' behind (%s). Where that is a unit, take it away";
      return note(name, words, behind, shown);
    }
    return areNearlyAll(cells, cell -> Quantity.is(cell) || CsvCell.isMeasure(cell))
        ? note(name, KIND + "quantities with their units, or ratios (%s). " + ONE, shown)
        : Optional.empty();
  }

  /** What most cells have of what is asked of them; empty where none has any. */
  static String most(List<String> cells, Once<String> asked) {
    return cells.stream()
        .map(asked)
        .filter(some -> !some.isEmpty())
        .collect(Collectors.groupingBy(some -> some, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
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
}
