package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is suspicious of a table's columns: numbers of rows, names, answers, codes. */
final class ColumnNotes {
  /** Fewer numbers in order may well be measurements. */
  private static final int FEWEST = 10;

  /** What people write for a number that they have not. */
  private static final Pattern CODE = Pattern.compile("-1|-9|-?99+");

  /** Of fewer different numbers one is as good as another. */
  private static final int DIFFERENT = 5;

  private ColumnNotes() {}

  static List<DataNotes.Note> of(TableContent content) {
    List<DataNotes.Note> notes = new ArrayList<>();
    List<TableColumn> columns = content.columns().inOrder();
    columns.forEach(column -> nameOf(column).ifPresent(notes::add));
    columns.stream()
        .filter(column -> !isNumberOfRow(column))
        .forEach(column -> AnswerColumn.note(column, content).ifPresent(notes::add));
    columns.forEach(column -> code(column).ifPresent(notes::add));
    columns.stream()
        .filter(column -> !column.isNumeric())
        .forEach(column -> alike(column).ifPresent(notes::add));
    return notes;
  }

  private static Optional<DataNotes.Note> note(
      DataNotes.Kind kind, int number, String words, Object... values) {
    return Optional.of(new DataNotes.Note(kind, number, Text.format(words, values)));
  }

  private static Optional<DataNotes.Note> nameOf(TableColumn column) {
    if (isNumberOfRow(column)) {
      return note(
          DataNotes.Kind.COLUMNS_LIKE_NAMES,
          1,
          "Column '%s' holds whole numbers, all different and %s (%s to %s), like the number of a"
              + " row: leave it out with without(\"%s\").",
          column.name(),
          isInOrder(column.numbers()) ? "in order" : "one after the other, shuffled",
          column.texts().get(0),
          column.texts().get(column.texts().size() - 1),
          column.name());
    }
    return isName(column)
        ? note(
            DataNotes.Kind.COLUMNS_LIKE_NAMES,
            1,
            "Column '%s' has another cell in every row (%s, ...), like a name: leave it out with"
                + " without(\"%s\").",
            column.name(),
            column.texts().get(0),
            column.name())
        : Optional.empty();
  }

  private static boolean isNumberOfRow(TableColumn column) {
    List<Double> numbers = column.numbers();
    if (numbers.size() < FEWEST || numbers.stream().anyMatch(n -> n != Math.rint(n))) {
      return false;
    }
    return isInOrder(numbers) || isCountedThrough(numbers);
  }

  private static boolean isInOrder(List<Double> numbers) {
    boolean up =
        IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) > numbers.get(i - 1));
    boolean down =
        IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) < numbers.get(i - 1));
    return up || down;
  }

  /** Whether it holds each number of a range once, in whatever order. */
  private static boolean isCountedThrough(List<Double> numbers) {
    var range = numbers.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return range.getMax() - range.getMin() == numbers.size() - 1
        && new HashSet<>(numbers).size() == numbers.size();
  }

  private static boolean isName(TableColumn column) {
    return !column.isNumeric()
        && column.texts().size() >= FEWEST
        && new HashSet<>(column.texts()).size() == column.texts().size();
  }

  /** A number such as -999 in some rows, and far from all others. */
  private static Optional<DataNotes.Note> code(TableColumn column) {
    Map<Double, Integer> counts = new TreeMap<>();
    column.numbers().forEach(number -> counts.merge(number, 1, Integer::sum));
    return counts.keySet().stream()
        .filter(number -> number == Math.rint(number) && counts.get(number) > 1)
        .filter(number -> CODE.matcher(Text.format("%.0f", number)).matches())
        .filter(number -> isFar(number, counts.keySet().stream().filter(n -> !n.equals(number))))
        .findFirst()
        .flatMap(number -> codeNote(column, Text.format("%.0f", number), counts.get(number)));
  }

  private static boolean isFar(double number, Stream<Double> all) {
    var others = all.mapToDouble(Double::doubleValue).summaryStatistics();
    double width = others.getMax() - others.getMin();
    return others.getCount() >= DIFFERENT
        && (number < 0 && others.getMin() >= 0
            || number > others.getMax() + width
            || number < others.getMin() - width);
  }

  private static Optional<DataNotes.Note> codeNote(TableColumn column, String code, int rows) {
    return note(
        DataNotes.Kind.NUMBERS_LIKE_CODES,
        rows,
        "Column '%s' holds %s in %d of %s, far from all others: where that means a missing cell,"
            + " give CsvOptions.withDefaults().withMissing(\"%s\").",
        column.name(),
        code,
        rows,
        Text.count(column.numbers().size(), "row"),
        code);
  }

  private static Optional<DataNotes.Note> alike(TableColumn column) {
    List<List<String>> alike = MergedClasses.alike(column.texts());
    return alike.isEmpty()
        ? Optional.empty()
        : note(
            DataNotes.Kind.SPELLINGS,
            alike.get(0).size(),
            "Column '%s' has categories that differ by case or blanks alone: %s.",
            column.name(),
            Listing.of(alike.get(0)));
  }
}
