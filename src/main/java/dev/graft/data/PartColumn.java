package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A column of a file that says of each row whether it is for training or for the test. */
final class PartColumn {
  private static final String SAYS = "says which part a row belongs to";

  private PartColumn() {}

  /** What is said of columns whose every cell is a part's name, of two parts at least. */
  static List<DataNotes.Note> notes(Map<String, List<String>> columns) {
    return columns.entrySet().stream()
        .flatMap(column -> note(column.getKey(), column.getValue()).stream())
        .toList();
  }

  private static Optional<DataNotes.Note> note(String name, List<String> cells) {
    TreeSet<String> different = new TreeSet<>(cells);
    if (different.stream().anyMatch(cell -> FolderChecks.partOf(cell) == null)
        || different.stream().map(FolderChecks::partOf).distinct().count() < 2) {
      return Optional.empty();
    }
    String words =
        Text.format(
            "Column '%s' %s (%s) and is not heeded: a split that is drawn mixes them. Leave it out"
                + " and give withParts(...) the part of each row.",
            name, SAYS, String.join(", ", different));
    return Optional.of(
        new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, cells.size(), words));
  }

  /** The notes of a set whose rows were put into parts. */
  static List<DataNotes.Note> withoutThem(List<DataNotes.Note> notes) {
    return notes.stream().filter(note -> !note.words().contains(SAYS)).toList();
  }
}
