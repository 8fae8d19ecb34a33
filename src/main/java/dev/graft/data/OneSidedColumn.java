package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A column that says most often the same, such as 0 or "none", and where it says anything else the
 * row is of one class: what was recovered of a loan, for example, is known once it failed.
 */
final class OneSidedColumn {
  /** So many percent of the cells are the same, or it has no side. */
  private static final int SAME = 30;

  /** Rows, from all over the table, that show whether it is worth to look at all. */
  private static final int SOME = 100;

  private static final int SAME_OF_SOME = 12;

  /** Of rows with another cell so large a share is of one class, ... */
  private static final double ONE_CLASS = 0.98;

  /** ... as few of other classes as a tenth of what chance would leave, ... */
  private static final int FEWER = 10;

  /** ... and they are one row in three of that class, since a rare cell may well be pure. */
  private static final int GOOD_PART = 3;

  /** Of a larger class nearly all rows of any column are, as of digits that are no 7. */
  private static final double LARGEST = 0.67;

  /** Of fewer rows it may be chance, of as many columns as a table has. */
  private static final int FEWEST = 30;

  private static final Set<String> NOTHING =
      Set.of(
          ("0 no n none nothing never false f nil na nan null missing unknown empty blank - nein"
                  + " keine keiner keines kein nie non aucun aucune jamais nada ninguno ninguna nunca")
              .split(" "));

  private OneSidedColumn() {}

  static Optional<DataNotes.Note> note(TableColumn column, TableContent content) {
    List<?> cells = cells(column);
    List<Integer> labels = content.labels();
    if (!isWorthALook(cells)) {
      return Optional.empty();
    }
    Map<Object, Integer> counts = counts(cells);
    Object same = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    int others = cells.size() - counts.get(same);
    if (!isNothing(same)
        || others < FEWEST
        || 100L * counts.get(same) < (long) SAME * cells.size()) {
      return Optional.empty();
    }
    int[] all = new int[content.classes().size()];
    int[] within = new int[all.length];
    for (int row = 0; row < cells.size(); row++) {
      all[labels.get(row)]++;
      within[labels.get(row)] += cells.get(row).equals(same) ? 0 : 1;
    }
    String shown = column.texts().get(cells.indexOf(same)).replaceFirst("\\.0$", "");
    return IntStream.range(0, all.length)
        .filter(label -> isOneSided(within[label], others, all[label], cells.size()))
        .boxed()
        .findFirst()
        .map(
            label ->
                said(column, new Side(content.classes().get(label), within[label], others, shown)));
  }

  private static boolean isWorthALook(List<?> cells) {
    int step = Math.max(1, cells.size() / SOME);
    List<?> some =
        IntStream.iterate(0, row -> row < cells.size(), row -> row + step)
            .mapToObj(cells::get)
            .toList();
    return SOME * Collections.max(counts(some).values()) >= SAME_OF_SOME * some.size();
  }

  /** A number of things, or a word of whether there are any; islands are as good as each other. */
  private static boolean isNothing(Object cell) {
    return cell instanceof Double number
        ? number <= 0
        : NOTHING.contains(cell.toString().strip().toLowerCase(Locale.ROOT));
  }

  private static boolean isOneSided(int within, int others, int all, int rows) {
    double pure = within / (double) others;
    double chance = all / (double) rows;
    return pure >= ONE_CLASS
        && chance <= LARGEST
        && FEWER * (1 - pure) <= 1 - chance
        && (long) GOOD_PART * within >= all;
  }

  private static Map<Object, Integer> counts(List<?> cells) {
    Map<Object, Integer> counts = new HashMap<>();
    cells.forEach(cell -> counts.merge(cell, 1, Integer::sum));
    return counts;
  }

  /** Of so many rows that do not say the same, so many are of one class. */
  private record Side(String name, int within, int others, String same) {}

  private static DataNotes.Note said(TableColumn column, Side side) {
    return new DataNotes.Note(
        DataNotes.Kind.COLUMNS_LIKE_CLASS,
        1,
        Text.format(
            "Column '%s' says class '%s' wherever it is not %s: so are %d of such %d rows. Was it"
                + " filled in when the class was known? Then leave it out with without(\"%s\").",
            column.name(), side.name(), side.same(), side.within(), side.others(), column.name()));
  }

  private static List<?> cells(TableColumn column) {
    return column.isNumeric() ? column.numbers() : column.texts();
  }
}
