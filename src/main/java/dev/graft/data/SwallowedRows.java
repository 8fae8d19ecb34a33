package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows within a sentence: a stray quote swallows all down to the next one, with their labels.
 *
 * @param sentence the column of the sentences
 * @param label the column of the labels
 * @param separator between cells
 * @param spaced whether the file itself has a blank behind its separators
 */
record SwallowedRows(CsvGrid grid, String sentence, String label, char separator, boolean spaced) {
  /** So many lines of a sentence that have a label where a row has it are rows. */
  private static final int SEVERAL = 3;

  /** Refuses those of which nearly all lines have a label in its place, or several. */
  void check(List<String> sentences) {
    Set<String> labels =
        grid.column(label).stream()
            .distinct()
            .map(MergedClasses::plain)
            .collect(Collectors.toSet());
    for (String one : sentences) {
      List<String> lines = one.lines().filter(line -> !line.isBlank()).toList();
      if (lines.size() < 2) {
        continue;
      }
      // The line of the quote itself has lost one end to it.
      List<String> inner =
          isBefore() ? lines.subList(1, lines.size()) : lines.subList(0, lines.size() - 1);
      List<String> rows = inner.stream().filter(line -> isRow(line, labels)).toList();
      boolean all =
          rows.size() == inner.size() && (spaced || rows.stream().noneMatch(this::isSpaced));
      Check.that(
          !all && (rows.size() < SEVERAL || 2 * rows.size() < inner.size()),
          "%s, a sentence that a quote opens holds a row with its label ('%s'); take the stray"
              + " quotes away, or write \"\" for one inside a sentence; where it was written so, give"
              + " CsvOptions.withDefaults().withCategories(%s)",
          grid.from(),
          rows.isEmpty() ? "" : rows.get(0).strip(),
          JavaText.of(sentence));
    }
  }

  private boolean isBefore() {
    return grid.names().indexOf(label) < grid.names().indexOf(sentence);
  }

  /** A blank stands behind the commas of what is said, and of a file that has it throughout. */
  private boolean isSpaced(String line) {
    String[] cells = cells(line);
    return cells[place(cells)].startsWith(" ");
  }

  private boolean isRow(String line, Set<String> labels) {
    String[] cells = cells(line);
    int place = place(cells);
    return cells.length > 1
        && place >= 0
        && place < cells.length
        && labels.contains(MergedClasses.plain(cells[place].replace("\"", "")));
  }

  private String[] cells(String line) {
    return line.split(Pattern.quote(String.valueOf(separator)), -1);
  }

  /** Where the label stands: from the front where it is before the sentence, else from behind. */
  private int place(String[] cells) {
    int column = grid.names().indexOf(label);
    return isBefore() ? column : cells.length - (grid.names().size() - column);
  }
}
