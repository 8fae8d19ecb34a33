package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a set says of itself. Once some of its rows are gone, its notes are told again, when
 * somebody asks: copies are looked for among the rows that are left.
 *
 * @param name as the user reads it
 * @param origin where it comes from, and its licence
 * @param skipped the files that could not be read and were left out
 * @param notes what the reader is told, such as what else lay in the folder
 * @param columns what a file of labels says besides, by column and by the name of a row
 * @param accepted notes that are known and meant so, each with the reason
 * @param options how the file was read, where it is one of cells
 * @param again how its notes are told of fewer rows
 * @param isOld whether rows are gone, and the notes speak of them still
 */
record About(
    String name,
    String origin,
    List<String> skipped,
    List<DataNotes.Note> notes,
    Map<String, Map<String, String>> columns,
    Accepted accepted,
    GivenOptions options,
    List<Retelling> again,
    boolean isOld) {
  About {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
    again = List.copyOf(again);
  }

  About(String name, String origin, List<String> skipped, List<DataNotes.Note> notes) {
    this(
        name,
        origin,
        skipped,
        notes,
        Map.of(),
        Accepted.NONE,
        GivenOptions.of(CsvOptions.withDefaults()),
        List.of(),
        false);
  }

  static About of(String name, String origin) {
    return new About(name, origin, List.of(), List.of());
  }

  /** Of sets that were joined: how, and what each knows of itself. */
  static About joined(String name, String origin, List<String> how, List<ImageSet> sets) {
    List<DataNotes.Note> notes = new ArrayList<>();
    how.forEach(words -> notes.add(new DataNotes.Note(DataNotes.Kind.ARRANGEMENT, 0, words)));
    sets.stream()
        .flatMap(set -> set.noted().orElse(DataNotes.NONE).weighing().stream())
        .distinct()
        .forEach(notes::add);
    return new About(name, origin, List.of(), notes);
  }

  /** Of what was read from a file of cells. */
  static About ofFile(
      Path file, GivenOptions options, List<DataNotes.Note> notes, List<Retelling> again) {
    About about = of(String.valueOf(file.getFileName()), "the file " + file);
    return about.withNotes(notes).telling(again).with(options);
  }

  private About with(GivenOptions read) {
    return new About(name, origin, skipped, notes, columns, accepted, read, again, isOld);
  }

  /** Of what has another name for a column than its file. */
  About withRenamed(String column, String other) {
    return with(options.withRenamed(column, other));
  }

  About withNotes(List<DataNotes.Note> others) {
    return new About(name, origin, skipped, others, columns, accepted, options, again, isOld);
  }

  About withColumns(Map<String, Map<String, String>> others) {
    return new About(name, origin, skipped, notes, others, accepted, options, again, isOld);
  }

  /** With how further of its notes are told again. */
  About telling(List<Retelling> more) {
    List<Retelling> all = new ArrayList<>(again);
    all.addAll(more);
    return new About(name, origin, skipped, notes, columns, accepted, options, all, isOld);
  }

  /** The same of some classes and their rows. */
  About only(List<String> before, List<String> classes, List<ImageRow> rows) {
    List<DataNotes.Note> left =
        again.isEmpty()
            ? ClassNames.left(notes, classes, rows.stream().map(ImageRow::label).toList())
            : notes;
    List<String> files = InClasses.without(skipped, InClasses.gone(before, classes));
    return new About(name, origin, files, left, columns, accepted, options, again, true);
  }

  /** The same of some classes of a table or of sentences, whose other notes are taken anew. */
  About ofClasses(List<String> classes) {
    return old().of(classes, List.of());
  }

  /** The same of other rows than its notes speak of. */
  About old() {
    return new About(name, origin, skipped, notes, columns, accepted, options, again, true);
  }

  /** With its notes told again, where they speak of rows that are gone. */
  About of(List<String> classes, List<ImageRow> rows) {
    if (!isOld) {
      return this;
    }
    List<DataNotes.Note> now = new ArrayList<>(notes);
    List<Retelling> next = again.stream().map(one -> one.in(now, classes, rows)).toList();
    return new About(name, origin, skipped, now, columns, accepted, options, next, false);
  }

  /** The cells of each column, one per row. */
  Map<String, List<String>> cells(List<ImageRow> rows) {
    Map<String, List<String>> cells = new LinkedHashMap<>();
    columns.forEach((column, byName) -> cells.put(column, cells(byName, rows)));
    return cells;
  }

  private static List<String> cells(Map<String, String> byName, List<ImageRow> rows) {
    return rows.stream().map(row -> byName.get(row.name())).toList();
  }

  /** The cells of one; empty where no file came with the set. */
  Optional<List<String>> column(String column, List<ImageRow> rows) {
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    Check.oneOf("column of " + name, column, List.copyOf(columns.keySet()));
    return Optional.of(cells(columns.get(column), rows));
  }

  /** What is said of columns that name what was pictured several times. */
  DataNotes noted(List<ImageRow> rows) {
    return notedWith(groups(rows));
  }

  List<DataNotes.Note> groups(List<ImageRow> rows) {
    boolean drawn = rows.stream().anyMatch(row -> row.part() != Part.NONE);
    List<Part> parts = drawn ? rows.stream().map(ImageRow::part).toList() : List.of();
    return GroupColumn.notes(cells(rows), parts);
  }

  /** Its notes, the files that were skipped first, and more. */
  DataNotes notedWith(List<DataNotes.Note> more) {
    return new DataNotes(accepted.heeded(all(more)));
  }

  private List<DataNotes.Note> all(List<DataNotes.Note> more) {
    List<DataNotes.Note> all = new ArrayList<>();
    if (!skipped.isEmpty()) {
      String words = "Skipped, because unreadable: " + Listing.of(skipped);
      all.add(new DataNotes.Note(DataNotes.Kind.FILES_UNREADABLE, skipped.size(), words));
    }
    all.addAll(notes);
    all.addAll(more);
    return options.continued(AsWritten.heeded(all));
  }

  /**
   * With notes that are known and meant so.
   *
   * @param more what the set knows beside these
   * @param note the first words of some of it
   */
  About accepting(List<DataNotes.Note> more, String note, String reason) {
    Accepted now = accepted.with(name, all(more), note, reason);
    return new About(name, origin, skipped, notes, columns, now, options, again, isOld);
  }

  About withName(String other) {
    return new About(other, origin, skipped, notes, columns, accepted, options, again, isOld);
  }
}
