package dev.graft.data;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a table looks in a cell and in a terminal. */
final class TableView {
  private static final List<String> HEADERS = List.of("column", "kind", "different", "content");
  private static final int MOST_CATEGORIES = 6;

  /** As many cells of a row as a result can show. */
  private static final int MOST_SHOWN = 8;

  /** More columns say no more of a table. */
  private static final int MOST_COLUMNS = 40;

  private TableView() {}

  static String text(TableSet set) {
    return sheet(set).text();
  }

  static Map<String, Object> bundle(TableSet set) {
    return Shown.html(sheet(set));
  }

  private static Sheet sheet(TableSet set) {
    return Sheet.of(headline(set))
        .with(HEADERS, cells(set))
        .with("Origin: " + set.origin())
        .withLines(set.notes());
  }

  private static String headline(TableSet set) {
    int[] counts = SetChecks.counts(set);
    String classes =
        IntStream.range(0, counts.length)
            .mapToObj(label -> set.classes().get(label) + " " + counts[label])
            .collect(Collectors.joining(", "));
    return Text.format(
        "%s, %s in %d classes: %s",
        set.name(), Text.count(set.size(), "row"), counts.length, classes);
  }

  private static List<List<String>> cells(TableSet set) {
    List<List<String>> cells = new ArrayList<>();
    List<TableColumn> columns = set.content.columns().inOrder();
    for (TableColumn column : columns.subList(0, Math.min(MOST_COLUMNS, columns.size()))) {
      List<String> different = column.texts().stream().distinct().sorted().toList();
      cells.add(
          List.of(
              column.name(),
              column.isNumeric() ? "numbers" : "categories",
              Text.format("%,d", different.size()),
              column.isNumeric() ? range(column) : categories(different)));
    }
    if (columns.size() > MOST_COLUMNS) {
      String more = Text.format("and %,d more columns", columns.size() - MOST_COLUMNS);
      cells.add(List.of(more, "", "", ""));
    }
    return cells;
  }

  /** A row to look at. */
  static String row(TableSet set, int row) {
    return set.content.columns().inOrder().stream()
        .limit(MOST_SHOWN)
        .map(column -> column.name() + " " + column.texts().get(row))
        .collect(Collectors.joining(", "));
  }

  private static String range(TableColumn column) {
    var numbers = column.numbers().stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return Text.number(numbers.getMin(), 6)
        + (" to " + Text.number(numbers.getMax(), 6))
        + (", mean " + Text.number(numbers.getAverage(), 4));
  }

  private static String categories(List<String> different) {
    String first =
        String.join(", ", different.subList(0, Math.min(MOST_CATEGORIES, different.size())));
    int more = different.size() - MOST_CATEGORIES;
    return more > 0 ? Text.format("%s and %,d more", first, more) : first;
  }
}
