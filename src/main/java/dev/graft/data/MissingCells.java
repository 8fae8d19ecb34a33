package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The cells of some columns that say nothing: they are refused, or their rows are left out. */
final class MissingCells {
  private static final int MOST = 5;

  /** A target of which so many percent are missing says of hardly a row what it is. */
  private static final int NEARLY_ALL = 80;

  /** So many rows that have a class may be worth a look. */
  private static final int FEWEST = 20;

  private final CsvGrid grid;
  private final String target;
  private final CsvOptions options;
  private final Map<String, BitSet> byColumn = new LinkedHashMap<>();
  private final BitSet rows = new BitSet();

  /** Columns in which the sign is an answer, it seems, each with the word beside it. */
  private final Map<String, List<String>> boxes = new LinkedHashMap<>();

  /** In some columns, of which one holds the classes. */
  MissingCells(CsvGrid grid, CsvOptions options, List<String> columns, String target) {
    this.grid = grid;
    this.options = options;
    this.target = target;
    for (String name : columns) {
      List<String> cells = grid.column(name);
      for (int row = 0; row < cells.size(); row++) {
        if (options.isMissing(name, cells.get(row))) {
          add(name, row);
        }
      }
      // A sign that the user named is none.
      CsvOptions all = options.withCategories(name);
      if (byColumn.containsKey(name)
          && cells.stream().noneMatch(cell -> !cell.isEmpty() && all.isMissing(name, cell))) {
        TickedBox.of(cells, cell -> options.isMissing(name, cell))
            .ifPresent(box -> boxes.put(name, box));
      }
    }
  }

  void add(String column, int row) {
    byColumn.computeIfAbsent(column, name -> new BitSet()).set(row);
    rows.set(row);
  }

  /** The rows without any. */
  List<Integer> kept(CsvOptions options) {
    boolean dropped = options.has(CsvOptions.Asked.ROWS_MISSING_DROPPED);
    if (!rows.isEmpty() && (!dropped || rows.cardinality() == grid.rows())) {
      checkHaveCells();
      throw refused(dropped);
    }
    return IntStream.range(0, grid.rows()).filter(row -> !rows.get(row)).boxed().toList();
  }

  /** What the reader of the set is told of the rows that were left out. */
  List<DataNotes.Note> notes() {
    return notes(Set.copyOf(grid.column(target)));
  }

  /** How the same is said where some classes are left. */
  Retelling again() {
    return Retelling.of(notes(), (classes, pictures) -> notes(Set.copyOf(classes)));
  }

  private List<DataNotes.Note> notes(Set<String> classes) {
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new DataNotes.Note(
                DataNotes.Kind.ROWS_LEFT_OUT,
                rows.cardinality(),
                Text.format(
                        "Left out, for cells that are missing: %d of %d rows (%s).",
                        rows.cardinality(), grid.rows(), counts())
                    + uneven(classes)));
  }

  private String uneven(Set<String> classes) {
    List<String> names = new ArrayList<>();
    BitSet lost = new BitSet();
    BitSet without = byColumn.getOrDefault(target, new BitSet());
    for (int row = 0; row < grid.rows(); row++) {
      if (classes.contains(grid.column(target).get(row))) {
        lost.set(names.size(), rows.get(row) && !without.get(row));
        names.add(grid.column(target).get(row));
      }
    }
    String uneven =
        UnevenLoss.words(names, lost, "Let TableGaps fill the cells, or leave such a column out.");
    return signsOfTarget(classes) + UnevenLoss.gone(names, lost) + uneven;
  }

  /** Of a sign that was named for all columns, and takes a class away. */
  private String signsOfTarget(Set<String> classes) {
    Set<String> signs = options.missing().getOrDefault(CsvOptions.EVERY, Set.of());
    CsvOptions named =
        CsvOptions.withDefaults().withMissing(signs.toArray(String[]::new)).withCategories(target);
    Map<String, Long> taken =
        byColumn.getOrDefault(target, new BitSet()).stream()
            .mapToObj(grid.column(target)::get)
            .filter(cell -> classes.contains(cell) && !cell.isEmpty())
            .filter(cell -> named.isMissing(target, cell))
            .collect(Collectors.groupingBy(cell -> cell, TreeMap::new, Collectors.counting()));
    return taken.isEmpty()
        ? ""
        : Text.format(
            " A sign that was named for all columns stands in the target '%s', too (%s): where that is"
                + " a class, no row of it is left; name the other columns instead, with"
                + " withMissingIn(\"...\", ...).",
            target,
            Listing.of(
                taken.entrySet().stream()
                    .map(
                        one ->
                            Text.format(
                                "'%s' in %s", one.getKey(), Text.count(one.getValue(), "row")))
                    .toList()));
  }

  private String counts() {
    return Listing.of(
        byColumn.entrySet().stream()
            .map(entry -> Text.format("'%s' %d", entry.getKey(), entry.getValue().cardinality()))
            .toList());
  }

  /** A column without any cell can only go: every row lacks it. */
  private void checkHaveCells() {
    byColumn.forEach(
        (column, missing) ->
            Check.that(
                column.equals(target) || missing.cardinality() < grid.rows(),
                "%s, column '%s' (all %d cells are missing, as where a comma ends each line) must have"
                    + " cells; leave the column out: TableSet.of(..., target, %s)",
                grid.from(),
                column,
                grid.rows(),
                JavaText.of(column)));
  }

  private IllegalArgumentException refused(boolean dropped) {
    String column = worst(dropped);
    BitSet missing = byColumn.get(column);
    String others =
        byColumn.size() == 1
            ? ""
            : Text.format(
                "; by column, %s: %d of %d rows in all", counts(), rows.cardinality(), grid.rows());
    return new IllegalArgumentException(
        Text.format(
            "%s, column '%s' (%d of %d cells are missing: %s%s) must be filled; %s",
            grid.from(),
            column,
            missing.cardinality(),
            grid.rows(),
            cells(grid.column(column), missing.stream().boxed().toList()),
            others,
            String.join("; or ", ways(column, dropped))
                + (boxes.containsKey(column) ? "" : orCategory(column))));
  }

  /** The one that is told: the target where hardly a row has a class, an answer, or the first. */
  private String worst(boolean dropped) {
    List<String> others = new ArrayList<>(byColumn.keySet());
    others.remove(target);
    if (others.isEmpty() || isEmptyTarget() && (!dropped || known(target) < FEWEST)) {
      return target;
    }
    if (dropped) {
      return Collections.max(others, Comparator.comparing(this::taken));
    }
    return boxes.isEmpty() ? byColumn.keySet().iterator().next() : boxes.keySet().iterator().next();
  }

  private int known(String column) {
    return grid.rows() - byColumn.getOrDefault(column, new BitSet()).cardinality();
  }

  /** How many rows that have a class go for cells of a column. */
  private int taken(String column) {
    BitSet missing = (BitSet) byColumn.get(column).clone();
    missing.andNot(byColumn.getOrDefault(target, new BitSet()));
    return missing.cardinality();
  }

  private boolean isEmptyTarget() {
    return 100L * (grid.rows() - known(target)) >= (long) NEARLY_ALL * grid.rows();
  }

  private List<String> ways(String column, boolean dropped) {
    List<String> ways = new ArrayList<>();
    List<String> box = boxes.getOrDefault(column, List.of("", ""));
    if (boxes.containsKey(column)) {
      ways.add(
          box.get(0).isEmpty()
              ? Text.format(
                  "where an empty cell is an answer as '%s' is, say which: CsvOptions.withDefaults()"
                      + ".withEmptyAs(%s, \"no\")",
                  box.get(1), JavaText.of(column))
              : Text.format(
                  "where '%s' is an answer as '%s' is, say that both are categories: %s",
                  box.get(0), box.get(1), categories(column)));
    }
    boolean isTarget = column.equals(target);
    boolean empty = isTarget && isEmptyTarget();
    if (empty) {
      ways.add("choose another target");
    }
    if (!dropped && (!empty || known(target) >= FEWEST)) {
      ways.add("leave such rows out: CsvOptions.withDefaults().withoutRowsMissing()");
    }
    if (!isTarget) {
      ways.add(
          Text.format("leave the column out: TableSet.of(..., target, %s)", JavaText.of(column)));
    }
    ways.add("fill the cells" + (isTarget ? "" : ", or let a rule do so: TableGaps"));
    return ways;
  }

  /** Of a sign that the user named, and of an empty cell, the option makes no category. */
  private String orCategory(String column) {
    CsvOptions all = options.withCategories(column);
    List<String> cells = grid.column(column);
    List<String> missing = byColumn.get(column).stream().mapToObj(cells::get).distinct().toList();
    long numbers = cells.stream().filter(CsvCell::isNumber).count();
    boolean words = 2 * numbers < cells.size() - byColumn.get(column).cardinality();
    boolean empty = words && !column.equals(target) && missing.contains("");
    return (missing.stream().anyMatch(cell -> !all.isMissing(column, cell))
            ? "; or, where the sign is a category, give " + categories(column)
            : "")
        + (empty
            ? Text.format(
                "; or, where an empty cell says something, give"
                    + " CsvOptions.withDefaults().withEmptyAs(%s, word)",
                JavaText.of(column))
            : "");
  }

  private static String categories(String column) {
    return Text.format("CsvOptions.withDefaults().withCategories(%s)", JavaText.of(column));
  }

  /** The first of them, each with its row. */
  static String cells(List<String> cells, List<Integer> rows) {
    String first =
        rows.stream()
            .limit(MOST)
            .map(row -> Text.format("'%s' in row %d", JavaText.visible(cells.get(row)), row + 1))
            .collect(Collectors.joining(", "));
    return rows.size() > MOST ? Text.format("%s and %,d more", first, rows.size() - MOST) : first;
  }
}
