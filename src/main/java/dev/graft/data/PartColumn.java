package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A column of a file that says of each row whether it is for training, the test, or a fold. */
final class PartColumn {
  private static final Set<String> FOLDS = Set.of("fold", "folds", "kfold", "cvfold", "foldid");
  private static final int MOST_FOLDS = 20;

  private PartColumn() {}

  /** What is said of columns whose every cell is a part's name or a fold, of two at least. */
  static List<DataNotes.Note> notes(Map<String, List<String>> columns) {
    return columns.entrySet().stream()
        .flatMap(column -> note(column.getKey(), column.getValue()).stream())
        .toList();
  }

  private static Optional<DataNotes.Note> note(String name, List<String> cells) {
    TreeSet<String> different = new TreeSet<>(cells);
    boolean folds =
        isFold(name)
            && different.size() > 1
            && different.size() <= MOST_FOLDS
            && different.stream().allMatch(cell -> cell.matches(".*\\d.*"));
    return folds || areParts(different)
        ? Optional.of(note(name, folds ? "fold" : "part", different, cells.size()))
        : Optional.empty();
  }

  private static boolean isFold(String name) {
    return FOLDS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ""));
  }

  private static boolean areParts(Set<String> cells) {
    return cells.stream().allMatch(cell -> FolderChecks.partOf(cell) != null)
        && cells.stream().map(FolderChecks::partOf).distinct().count() > 1;
  }

  private static DataNotes.Note note(String name, String what, Set<String> cells, int rows) {
    String words =
        Text.format(
            "Column '%s' says which %s a row belongs to (%s) and is not heeded: a split that is"
                + " drawn mixes them. Leave it out and give withParts(...) the part of each row.",
            name, what, String.join(", ", cells));
    return new DataNotes.Note(DataNotes.Kind.PARTS_NOT_HEEDED, rows, words);
  }

  /** The notes of a set whose rows were put into parts. */
  static List<DataNotes.Note> withoutThem(List<DataNotes.Note> notes) {
    return notes.stream().filter(note -> note.kind() != DataNotes.Kind.PARTS_NOT_HEEDED).toList();
  }
}
