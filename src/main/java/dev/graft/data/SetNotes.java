package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a set of rows or sentences knows of itself that a result may hang on. */
final class SetNotes {
  private SetNotes() {}

  /** Pictures that look alike in one of all ways. */
  static List<DataNotes.Note> alike(List<ImageRow> rows) {
    List<DataNotes.Note> notes = new ArrayList<>();
    Nearest nearest = new Nearest();
    NearTwins.note(rows, nearest).ifPresent(notes::add);
    TurnedTwins.note(rows, nearest).ifPresent(notes::add);
    TonedTwins.note(rows, nearest).ifPresent(notes::add);
    nearest.note().ifPresent(notes::add);
    return notes;
  }

  static List<DataNotes.Note> of(TableContent content, EqualRows equal, GivenOptions options) {
    List<DataNotes.Note> notes = new ArrayList<>();
    notes.addAll(ColumnNotes.of(content, options.given()));
    Map<String, List<String>> columns = new LinkedHashMap<>();
    content.columns().inOrder().forEach(one -> columns.put(one.name(), one.texts()));
    notes.addAll(ofParts(columns, content.beside()));
    notes.addAll(ClassNames.notesOf(content.classes(), options.classes()));
    ClassNames.ofOneRow(content.classes(), content.labels()).ifPresent(notes::add);
    misread(content).ifPresent(notes::add);
    notes.addAll(equal.notes(content.beside().numbers()));
    notes.addAll(nearRows(content.columns().inOrder(), content.labels().size()));
    return notes;
  }

  /** Of classes and categories, each once. */
  private static Optional<DataNotes.Note> misread(TableContent content) {
    Stream<String> cells =
        content.columns().inOrder().stream()
            .filter(column -> !column.isNumeric())
            .flatMap(column -> column.texts().stream());
    List<String> different = Stream.concat(content.classes().stream(), cells).distinct().toList();
    return Misread.note(different, "classes and categories", " The same is then another:");
  }

  private static List<DataNotes.Note> nearRows(List<TableColumn> columns, int rows) {
    List<TableColumn> others =
        columns.stream().filter(column -> !RepeatsButForNames.isNaming(column)).toList();
    return Stream.of(RepeatsButForNames.note(columns, rows), NearRows.note(others, rows))
        .flatMap(Optional::stream)
        .toList();
  }

  static List<DataNotes.Note> of(TextContent content, GivenOptions options) {
    List<DataNotes.Note> notes =
        new ArrayList<>(ClassNames.notesOf(content.classes(), options.classes()));
    ClassNames.ofOneRow(content.classes(), content.labels()).ifPresent(notes::add);
    notes.addAll(
        repeats(
            "sentence",
            content.labels(),
            content.beside().numbers(),
            key -> content.sentences().get(key)));
    notes.addAll(SentenceNotes.of(content));
    notes.addAll(ofParts(content.beside().columns(), content.beside()));
    return notes;
  }

  /**
   * What columns say of the parts that rows should lie in. Of one that no network is given, and
   * that was left out of a table knowingly, the groups alone: a drawn split tears them still.
   */
  private static List<DataNotes.Note> ofParts(Map<String, List<String>> columns, Beside beside) {
    List<DataNotes.Note> notes = new ArrayList<>();
    if (beside.parts().isEmpty()) {
      notes.addAll(PartColumn.notes(columns));
    }
    Map<String, List<String>> all = new LinkedHashMap<>(columns);
    beside.columns().forEach(all::putIfAbsent);
    notes.addAll(GroupColumn.notes(all, beside.parts()));
    return notes;
  }

  /** How many of the test rows stand in training or validation too. */
  static List<String> ofParts(Examples set, Rows rows) {
    int equal = rows.equal(set);
    int shared = rows.twins(set, equal).orElse(0);
    if (shared < equal) {
      return List.of(
          Text.format(
              "Of %s, %,d equal a training or validation %s%s. Where these are others with the same"
                  + " cells, keep them; where they are copies, what is learned by heart counts as known,"
                  + " and withoutTwins() leaves them out.",
              Text.count(rows.test().size(), "test " + set.noun()),
              equal,
              set.noun(),
              shared == 0 ? "" : Text.format(", %,d of them in a block that was pasted", shared)));
    }
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
  static IntFunction<Object> keys(List<TableColumn> columns) {
    List<List<?>> cells =
        columns.stream()
            .<List<?>>map(column -> column.isNumeric() ? column.numbers() : column.texts())
            .toList();
    return row -> new Key(cells, row);
  }

  /** Rows that equal another, with their class or but for it. */
  static List<DataNotes.Note> repeats(
      String noun, List<Integer> labels, List<Integer> numbers, IntFunction<Object> keys) {
    Map<Object, Set<Integer>> classes = new HashMap<>();
    int repeated = 0;
    for (int row = 0; row < labels.size(); row++) {
      Set<Integer> known = classes.computeIfAbsent(keys.apply(row), key -> new HashSet<>(2));
      repeated += known.add(labels.get(row)) ? 0 : 1;
    }
    List<Integer> against =
        IntStream.range(0, labels.size())
            .filter(row -> classes.get(keys.apply(row)).size() > 1)
            .boxed()
            .toList();
    String of = Text.format("%d %ss", labels.size(), noun);
    String twice =
        Text.format(
            "Equal to an earlier %s, class included: %d of %s; the like may stand in training and"
                + " test.",
            noun, repeated, of);
    String numbered =
        Listing.of(against.stream().map(row -> String.valueOf(numbers.get(row))).toList());
    String contradicting =
        Text.format(
            "Equal to another %s but for the class: %d of %s (%ss %s). No answer is right for all of"
                + " them: correct or delete those that are wrong; withoutTwins() keeps the first of"
                + " each, right or wrong. Where they are others with the same cells, accepting(...) says so.",
            noun, against.size(), of, noun, numbered);
    return Stream.of(
            new DataNotes.Note(DataNotes.Kind.ROWS_REPEATED, repeated, twice),
            new DataNotes.Note(DataNotes.Kind.ROWS_CONTRADICT, against.size(), contradicting))
        .filter(note -> note.number() > 0)
        .toList();
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
