package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a set of rows or sentences knows of itself that a result may hang on. */
final class SetNotes {
  /** Fewer numbers in order may well be measurements. */
  private static final int FEWEST = 10;

  private SetNotes() {}

  static List<DataNotes.Note> of(TableContent content) {
    List<DataNotes.Note> notes = new ArrayList<>();
    for (TableColumn column : content.columns().inOrder()) {
      if (isNumberOfRow(column)) {
        notes.add(
            nameLike(
                "Column '%s' holds whole numbers, all different and %s (%s to %s), like"
                    + " the number of a row: leave it out with without(\"%s\").",
                column.name(),
                isInOrder(column.numbers()) ? "in order" : "one after the other, shuffled",
                column.texts().get(0),
                column.texts().get(column.texts().size() - 1),
                column.name()));
      } else if (isName(column)) {
        notes.add(
            nameLike(
                "Column '%s' has another cell in every row (%s, ...), like a name: leave it out with"
                    + " without(\"%s\").",
                column.name(), column.texts().get(0), column.name()));
      }
    }
    content.columns().inOrder().stream()
        .filter(column -> !column.isNumeric())
        .forEach(column -> notes.addAll(alike(column)));
    notes.addAll(MergedClasses.notes(MergedClasses.alike(content.classes())));
    notes.addAll(repeats("row", content.labels(), keys(content)));
    return notes;
  }

  private static DataNotes.Note nameLike(String words, Object... values) {
    String sentence = Text.format(words, values);
    return new DataNotes.Note(DataNotes.Kind.COLUMNS_LIKE_NAMES, 1, sentence);
  }

  private static List<DataNotes.Note> alike(TableColumn column) {
    return MergedClasses.alike(column.texts()).stream()
        .map(
            spellings ->
                new DataNotes.Note(
                    DataNotes.Kind.SPELLINGS,
                    spellings.size(),
                    Text.format(
                        "Column '%s' has categories that differ by case or blanks alone: %s.",
                        column.name(), Listing.of(spellings))))
        .limit(1)
        .toList();
  }

  static List<DataNotes.Note> of(TextContent content) {
    List<DataNotes.Note> notes =
        new ArrayList<>(MergedClasses.notes(MergedClasses.alike(content.classes())));
    notes.addAll(repeats("sentence", content.labels(), key -> content.sentences().get(key)));
    return notes;
  }

  /** How many of the test rows stand in training or validation too. */
  static List<String> ofParts(Examples set, Rows rows) {
    int shared = rows.twins(set).orElse(0);
    return shared == 0
        ? List.of()
        : List.of(
            Text.format(
                "Of %s, %,d stand among the training or validation %ss too: what is learned by heart"
                    + " counts as known; withoutTwins() leaves them out.",
                Text.count(rows.test().size(), "test " + set.noun()), shared, set.noun()));
  }

  /** The same as one text, each cell after its length: no two rows share one. */
  static IntFunction<String> cells(List<TableColumn> columns) {
    return row -> {
      StringBuilder text = new StringBuilder();
      for (TableColumn column : columns) {
        String cell =
            column.isNumeric()
                ? String.valueOf(column.numbers().get(row))
                : column.texts().get(row);
        text.append(cell.length()).append(' ').append(cell);
      }
      return text.toString();
    };
  }

  /** A row's features, by which rows are equal. */
  private static IntFunction<Object> keys(TableContent content) {
    List<List<?>> columns =
        content.columns().inOrder().stream()
            .<List<?>>map(column -> column.isNumeric() ? column.numbers() : column.texts())
            .toList();
    return row -> new Key(columns, row);
  }

  private static List<DataNotes.Note> repeats(
      String noun, List<Integer> labels, IntFunction<Object> keys) {
    Map<Object, Set<Integer>> classes = new HashMap<>();
    int repeated = 0;
    for (int row = 0; row < labels.size(); row++) {
      Set<Integer> known = classes.computeIfAbsent(keys.apply(row), key -> new HashSet<>(2));
      repeated += known.add(labels.get(row)) ? 0 : 1;
    }
    long contradicting =
        IntStream.range(0, labels.size())
            .filter(row -> classes.get(keys.apply(row)).size() > 1)
            .count();
    String of = Text.format("%d %ss", labels.size(), noun);
    String twice =
        Text.format(
            "Equal to an earlier %s, class included: %d of %s; the like may stand in training and"
                + " test.",
            noun, repeated, of);
    String against =
        Text.format("Equal to another %s but for the class: %d of %s.", noun, contradicting, of);
    return Stream.of(
            new DataNotes.Note(DataNotes.Kind.ROWS_REPEATED, repeated, twice),
            new DataNotes.Note(DataNotes.Kind.ROWS_CONTRADICT, (int) contradicting, against))
        .filter(note -> note.number() > 0)
        .toList();
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

  /** Some features of a row, where they stand. */
  private record Key(List<List<?>> columns, int row) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && columns.stream().allMatch(cells -> cells.get(row).equals(cells.get(key.row)));
    }

    @Override
    public int hashCode() {
      int hash = 0;
      for (List<?> cells : columns) {
        hash = 31 * hash + cells.get(row).hashCode();
      }
      return hash;
    }
  }
}
