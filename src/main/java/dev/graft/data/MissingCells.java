package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The cells of some columns that say nothing: they are refused, or their rows are left out. */
final class MissingCells {
  /** A target of which so many percent are missing says of hardly a row what it is. */
  private static final int NEARLY_ALL = 80;

  /** So many rows that have a class may be worth a look. */
  private static final int FEWEST = 20;

  /** What can be done for a cell hangs on it. */
  private enum Kind {
    TABLE,
    SENTENCES
  }

  private final Kind kind;
  private final CsvGrid grid;
  private final String target;
  private final CsvOptions options;
  private final Map<String, BitSet> byColumn = new LinkedHashMap<>();
  private final BitSet rows = new BitSet();
  private final List<String> looked = new ArrayList<>();

  /** Columns in which the sign is an answer, it seems, each with the word beside it. */
  private final Map<String, List<String>> boxes = new LinkedHashMap<>();

  /** In some columns, of which one holds the classes. */
  MissingCells(CsvGrid grid, CsvOptions options, List<String> columns, String target) {
    this(grid, options, target, Kind.TABLE);
    look(columns);
  }

  private MissingCells(CsvGrid grid, CsvOptions options, String target, Kind kind) {
    this.grid = grid;
    this.options = options;
    this.target = target;
    this.kind = kind;
  }

  /** In the labels of sentences. */
  static MissingCells ofSentences(CsvGrid grid, CsvOptions options, String label) {
    MissingCells cells = new MissingCells(grid, options, label, Kind.SENTENCES);
    cells.look(List.of(label));
    return cells;
  }

  private void look(List<String> columns) {
    looked.addAll(columns);
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
    boolean none = rows.cardinality() == grid.rows();
    if (!rows.isEmpty() && (!dropped || none)) {
      checkHaveCells();
      throw refused(dropped || none);
    }
    return IntStream.range(0, grid.rows()).filter(row -> !rows.get(row)).boxed().toList();
  }

  CsvGrid grid() {
    return grid;
  }

  CsvOptions options() {
    return options;
  }

  /** The column of the classes. */
  String target() {
    return target;
  }

  boolean areSentences() {
    return kind == Kind.SENTENCES;
  }

  /** The rows that have some. */
  BitSet rows() {
    return rows;
  }

  /** The rows that lack a cell of a column. */
  BitSet of(String column) {
    return byColumn.getOrDefault(column, new BitSet());
  }

  /** By column, how many of some rows lack a cell of it. */
  String counts(BitSet some) {
    return Listing.of(
        byColumn.keySet().stream()
            .filter(column -> of(column).intersects(some))
            .map(
                column ->
                    Text.format(
                        "'%s' %d", column, LackingColumns.both(of(column), some).cardinality()))
            .toList());
  }

  /** The way out where none of some rows, which have a class, is left. */
  String refill(BitSet known) {
    return areSentences()
        ? "fill the cells"
        : "let a rule fill the cells: TableGaps, or " + leaveOut(lacking(known));
  }

  /** These, beside those that are left out already. */
  private String leaveOut(List<String> more) {
    List<String> all = new ArrayList<>(grid.names());
    all.removeAll(looked);
    all.addAll(more);
    return LackingColumns.leaveOut(all);
  }

  private List<String> lacking(BitSet known) {
    Map<String, BitSet> others = new LinkedHashMap<>(byColumn);
    others.remove(target);
    return LackingColumns.until(others, known);
  }

  /** A column without any cell can only go: every row lacks it. */
  private void checkHaveCells() {
    byColumn.forEach(
        (column, missing) ->
            Check.that(
                areSentences() || column.equals(target) || missing.cardinality() < grid.rows(),
                "%s, column '%s' (all %d cells are missing, as where a comma ends each line) must have"
                    + " cells; leave the column out: TableSet.of(..., target, %s)",
                grid.from(),
                column,
                grid.rows(),
                JavaText.of(column)));
  }

  /**
   * Of one column.
   *
   * @param dropped whether to leave such rows out is no way, or was tried
   */
  private IllegalArgumentException refused(boolean dropped) {
    String column = worst(dropped);
    BitSet missing = byColumn.get(column);
    String others =
        byColumn.size() == 1
            ? ""
            : Text.format(
                "; by column, %s: %d of %d rows in all",
                counts(rows), rows.cardinality(), grid.rows());
    return new IllegalArgumentException(
        Text.format(
            "%s, column '%s' (%d of %d cells are missing: %s%s) must be filled; %s",
            grid.from(),
            column,
            missing.cardinality(),
            grid.rows(),
            Listing.cells(grid.column(column), missing.stream().boxed().toList()),
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

  /** The rows that have a class. */
  private BitSet known() {
    BitSet known = new BitSet();
    known.set(0, grid.rows());
    known.andNot(of(target));
    return known;
  }

  private int known(String column) {
    return grid.rows() - of(column).cardinality();
  }

  /** How many rows that have a class go for cells of a column. */
  private int taken(String column) {
    return LackingColumns.both(byColumn.get(column), known()).cardinality();
  }

  private boolean isEmptyTarget() {
    return 100L * (grid.rows() - known(target)) >= (long) NEARLY_ALL * grid.rows();
  }

  private List<String> ways(String column, boolean dropped) {
    List<String> ways = new ArrayList<>();
    if (boxes.containsKey(column)) {
      ways.add(answer(column, boxes.get(column)));
    }
    boolean isTarget = column.equals(target);
    boolean empty = isTarget && isEmptyTarget();
    if (empty) {
      ways.add("choose another target");
    }
    if (!dropped && (!empty || known(target) >= FEWEST)) {
      ways.add("leave such rows out: CsvOptions.withDefaults().withoutRowsMissing()");
    }
    boolean feature = !isTarget && !areSentences();
    if (feature) {
      ways.add(leaveOut(dropped ? lacking(known()) : List.of(column)));
    }
    ways.add("fill the cells" + (feature ? ", or let a rule do so: TableGaps" : ""));
    return ways;
  }

  private String answer(String column, List<String> box) {
    if (!box.get(0).isEmpty()) {
      return Text.format(
          "where '%s' is an answer as '%s' is, say that both are categories: %s",
          box.get(0), box.get(1), categories(column));
    }
    // No option fills a class.
    return column.equals(target)
        ? Text.format(
            "where an empty cell is an answer as '%s' is, write the word for it into the cells",
            box.get(1))
        : Text.format(
            "where an empty cell is an answer as '%s' is, say which: CsvOptions.withDefaults()"
                + ".withEmptyAs(%s, \"%s\")",
            box.get(1), JavaText.of(column), TickedBox.other(box.get(1), options));
  }

  /** Of a sign that the user named, and of an empty cell, the option makes no category. */
  private String orCategory(String column) {
    CsvOptions all = options.withCategories(column);
    List<String> cells = grid.column(column);
    List<String> missing = byColumn.get(column).stream().mapToObj(cells::get).distinct().toList();
    long numbers = cells.stream().filter(CsvCell::isNumber).count();
    boolean words = 2 * numbers < cells.size() - byColumn.get(column).cardinality();
    boolean feature = !column.equals(target) && !areSentences();
    boolean empty = words && feature && missing.contains("");
    return (words && missing.stream().anyMatch(cell -> !all.isMissing(column, cell))
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
}
