package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;

/** Empty cells that say something, as the user told: boxes that were not ticked. */
final class EmptyCells {
  private EmptyCells() {}

  /** Refuses words for classes that are not known. */
  static void check(CsvOptions options, String target) {
    Check.that(
        !options.empty().containsKey(target),
        "column '%s' (the target) must not be filled with withEmptyAs: an empty class is not known;"
            + " write it into the file, or leave its rows out with withoutRowsMissing()",
        target);
  }

  /** The cells with the words in their place. */
  static CsvGrid filled(CsvGrid grid, CsvOptions options) {
    if (options.empty().isEmpty()) {
      return grid;
    }
    List<List<String>> columns = new ArrayList<>();
    for (String name : grid.names()) {
      List<String> cells = grid.column(name);
      String word = options.empty().get(name);
      columns.add(
          word == null ? cells : cells.stream().map(cell -> cell.isBlank() ? word : cell).toList());
    }
    return new CsvGrid(grid.from(), grid.names(), columns);
  }

  /** What the reader of the set is told of them. */
  static List<DataNotes.Note> notes(CsvGrid grid, CsvOptions options) {
    List<DataNotes.Note> notes = new ArrayList<>();
    options
        .empty()
        .forEach(
            (column, word) -> {
              List<String> cells = grid.column(column);
              int empty = (int) cells.stream().filter(String::isBlank).count();
              String words =
                  Text.format(
                      "Column '%s': %d of %d cells are empty and read as '%s', as asked for.",
                      column, empty, cells.size(), word);
              notes.add(new DataNotes.Note(DataNotes.Kind.CELLS_FILLED, empty, words));
            });
    return notes;
  }
}
