package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What is suspicious of a table's columns: numbers of rows, names, answers, codes. */
final class ColumnNotes {
  /** Fewer numbers in order may well be measurements. */
  private static final int FEWEST = 10;

  /**
   * So many percent of the cells differ, of so many rows: what is learned of one is of no other.
   */
  private static final int NEARLY_ALL = 90;

  private static final int MANY = 50;

  private ColumnNotes() {}

  static List<DataNotes.Note> of(TableContent content, CsvOptions options) {
    List<DataNotes.Note> notes = new ArrayList<>();
    List<TableColumn> columns = content.columns().inOrder();
    columns.forEach(column -> nameOf(column).ifPresent(notes::add));
    columns.stream()
        .filter(column -> !RowNumbers.are(column))
        .forEach(column -> AnswerColumn.note(column, content).ifPresent(notes::add));
    notes.addAll(CodeNotes.of(content));
    columns.stream()
        .filter(column -> !column.isNumeric())
        .forEach(
            column -> {
              alike(column).ifPresent(notes::add);
              SpoiltRange.note(
                      Text.format("Categories of column '%s'", column.name()),
                      new HashSet<>(column.texts()))
                  .ifPresent(notes::add);
            });
    List<TableColumn> open =
        columns.stream().filter(one -> !options.categories().contains(one.name())).toList();
    Unknown.ofColumns(open).ifPresent(notes::add);
    return notes;
  }

  private static Optional<DataNotes.Note> note(
      DataNotes.Kind kind, int number, String words, Object... values) {
    return Optional.of(new DataNotes.Note(kind, number, Text.format(words, values)));
  }

  private static Optional<DataNotes.Note> nameOf(TableColumn column) {
    return RowNumbers.note(column)
        .or(
            () ->
                isName(column)
                    ? note(
                        DataNotes.Kind.COLUMNS_LIKE_NAMES,
                        1,
                        "Column '%s' has another cell in %s row (%s, ...), like a name: leave it"
                            + " out with without(\"%s\").",
                        column.name(),
                        different(column) == column.texts().size() ? "every" : "nearly every",
                        column.texts().get(0),
                        column.name())
                    : Optional.empty());
  }

  /** Of quantities is said what to make of them. */
  private static boolean isName(TableColumn column) {
    int rows = column.texts().size();
    if (column.isNumeric() || rows < FEWEST) {
      return false;
    }
    int different = different(column);
    boolean nearly = rows >= MANY && 100L * different >= (long) NEARLY_ALL * rows;
    return (different == rows || nearly)
        && !column.texts().stream()
            .limit(FEWEST)
            .allMatch(cell -> Quantity.is(cell) || CsvCell.isMeasure(cell));
  }

  private static int different(TableColumn column) {
    return new HashSet<>(column.texts()).size();
  }

  private static Optional<DataNotes.Note> alike(TableColumn column) {
    List<List<String>> alike = MergedClasses.alike(column.texts());
    return alike.isEmpty()
        ? Optional.empty()
        : note(
            DataNotes.Kind.SPELLINGS,
            alike.get(0).size(),
            "Column '%s' has categories that differ by case or blanks alone: %s."
                + AsWritten.WAY_OUT,
            column.name(),
            Listing.of(alike.get(0)));
  }
}
