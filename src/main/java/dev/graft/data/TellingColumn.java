package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A column of a label file by which alone the class is told, such as the scanner that all sick ones
 * came from: the pictures may show it.
 */
final class TellingColumn {
  /** Of a cell there are so many rows on average, or it is chance. */
  private static final int ROWS_PER_CELL = 10;

  /** More are places and people, which are told as groups, or finer classes. */
  private static final int MOST_CELLS = 12;

  /** So large a share of what the largest class leaves is told. */
  private static final double NEARLY_ALL = 0.9;

  /** Of whatever is called so another name for the class is expected, coarser or finer. */
  private static final Pattern CLASS =
      Pattern.compile(
          "(?iu).*(class|label|target|categor|kind|species|genus|famil|breed|diagnos|disease|finding"
              + "|patholog|condition|malignan|benign|grade|stage|severity|name|title|descri|answer"
              + "|truth|annot).*|(.*[_ .-])?(dx|id|idx|index|code|type|y|gt|order|phylum|is|has)([_ .-].*)?");

  private TellingColumn() {}

  /** The notes on all columns, by their names. */
  static List<DataNotes.Note> notes(Map<String, List<String>> columns, List<String> labels) {
    List<DataNotes.Note> notes = new ArrayList<>();
    columns.forEach((name, cells) -> note(name, cells, labels).ifPresent(notes::add));
    return notes;
  }

  private static Optional<DataNotes.Note> note(
      String name, List<String> cells, List<String> labels) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    Map<String, Integer> classes = new TreeMap<>();
    for (int row = 0; row < cells.size(); row++) {
      counts
          .computeIfAbsent(cells.get(row), any -> new TreeMap<>())
          .merge(labels.get(row), 1, Integer::sum);
      classes.merge(labels.get(row), 1, Integer::sum);
    }
    long filled = counts.keySet().stream().filter(cell -> !cell.isEmpty()).count();
    int told = counts.values().stream().mapToInt(TellingColumn::most).sum();
    int largest = most(classes);
    boolean few = filled > 1 && counts.size() <= MOST_CELLS;
    boolean tells = told - largest >= NEARLY_ALL * (cells.size() - largest);
    return few
            && tells
            && classes.size() > 1
            && ROWS_PER_CELL * counts.size() <= cells.size()
            && !CLASS.matcher(name).matches()
            && !classes.keySet().containsAll(counts.keySet())
        ? Optional.of(said(name, told, counts))
        : Optional.empty();
  }

  private static DataNotes.Note said(
      String name, int told, Map<String, Map<String, Integer>> counts) {
    List<String> cells = new ArrayList<>();
    int rows = 0;
    for (Map.Entry<String, Map<String, Integer>> cell : counts.entrySet()) {
      Map<String, Integer> within = cell.getValue();
      String most = Collections.max(within.entrySet(), Map.Entry.comparingByValue()).getKey();
      cells.add(Text.format("'%s' %s", cell.getKey(), most));
      rows += within.values().stream().mapToInt(Integer::intValue).sum();
    }
    String words =
        Text.format(
            "Column '%s' of the label file says the class by itself in %,d of %,d rows (%s). Where it"
                + " says how or where a picture was taken, a network can tell the classes by that: add"
                + " pictures of each class with each cell, or leave the others out of the file. Where"
                + " it says what they show, take the column out of the file.",
            name, told, rows, Listing.of(cells));
    return new DataNotes.Note(DataNotes.Kind.COLUMNS_LIKE_CLASS, 1, words);
  }

  private static int most(Map<String, Integer> counts) {
    return Collections.max(counts.values());
  }
}
