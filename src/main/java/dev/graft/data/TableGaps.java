package dev.graft.data;

import dev.graft.csv.CsvFile;
import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import dev.graft.run.SplitMode;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A table with missing cells, to be filled by a rule: a column of numbers by its median, one of
 * categories by the most frequent (of several, the first in alphabetical order). The rule looks
 * only at rows that no run tests, so that nothing of the test stands in what is learned from.
 */
public final class TableGaps implements Shown {
  /** What happens to the knowledge that a cell was missing. */
  private enum Indicators {
    NONE,
    COLUMNS
  }

  private final CsvGrid grid;
  private final CsvOptions options;
  private final Ask ask;
  private final Indicators indicators;

  /** What is read, and the sign that parts its cells. */
  private record Ask(Path csv, String target, List<String> without, char separator) {}

  private TableGaps(CsvGrid grid, CsvOptions options, Ask ask, Indicators indicators) {
    this.grid = grid;
    this.options = options;
    this.ask = ask;
    this.indicators = indicators;
  }

  /**
   * Reads a CSV file as {@link TableSet#of(Path, CsvOptions, String, String...)} does, but for its
   * missing cells; a class may not be missing.
   */
  public static TableGaps of(Path csv, CsvOptions options, String target, String... without) {
    return WaysOut.reading(options, () -> read(csv, options, target, List.of(without)));
  }

  private static TableGaps read(Path csv, CsvOptions options, String target, List<String> without) {
    String text = CsvFile.read(csv, options.charset());
    CsvGrid grid = TableFile.grid(csv, text, options, target);
    TableReading.checkNames(grid.from(), grid.names(), target, without);
    char separator = options.separatorOf(csv.toString(), text);
    return new TableGaps(grid, options, new Ask(csv, target, without, separator), Indicators.NONE);
  }

  /** With a column "x missing" of yes and no beside each column x of which cells are missing. */
  public TableGaps withIndicators() {
    return new TableGaps(grid, options, ask, Indicators.COLUMNS);
  }

  /**
   * The table filled for a split, which is then made of it in the same words: {@code
   * gaps.filledFor(set -> set.split(0.5, 0.2, 0.3)).split(0.5, 0.2, 0.3)}.
   *
   * @param split what is made of the filled table; of its rows those that it does not test are
   *     looked at
   * @throws IllegalArgumentException if every row is tested in some run, or a column has no cell in
   *     the rows that are looked at
   */
  public TableSet filledFor(Function<TableSet, Split> split) {
    TableSet before = filled(allRows());
    Split planned = split.apply(before);
    Check.that(
        planned.mode() != SplitMode.ALL_REDRAWN,
        "mode (ALL_REDRAWN) must keep its test rows where cells are filled: the rule would look at"
            + " rows that some run tests; use TRAINING_REDRAWN");
    Set<Integer> tested = new HashSet<>(planned.rows(planned.seed()).test());
    List<Integer> numbers = before.content.beside().numbers();
    List<Integer> seen =
        IntStream.range(0, before.size())
            .filter(row -> !tested.contains(row))
            .map(row -> numbers.get(row) - 1)
            .boxed()
            .toList();
    return filled(seen);
  }

  private List<Integer> allRows() {
    return IntStream.range(0, grid.rows()).boxed().toList();
  }

  private TableSet filled(List<Integer> seen) {
    List<DataNotes.Note> notes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    for (String name : grid.names()) {
      List<String> cells = grid.column(name);
      boolean feature = !name.equals(ask.target()) && !ask.without().contains(name);
      List<Integer> missing = feature ? missing(name) : List.of();
      names.add(name);
      if (missing.isEmpty()) {
        columns.add(cells);
        continue;
      }
      GapRule rule = GapRule.of(grid.from(), name, known(name, seen), options);
      List<String> filled = new ArrayList<>(cells);
      missing.forEach(row -> filled.set(row, rule.cell()));
      columns.add(filled);
      notes.add(rule.note(missing.size(), grid.rows(), seen.size()));
      if (indicators == Indicators.COLUMNS) {
        names.add(name + " missing");
        columns.add(indicator(missing));
      }
    }
    CsvOptions known = options.withSeparator(ask.separator());
    CsvGrid whole = new CsvGrid(grid.from(), names, columns);
    GridReading.Read read =
        WaysOut.reading(options, () -> GridReading.of(whole, known, ask.target(), ask.without()));
    notes.addAll(read.notes());
    GivenOptions given = GivenOptions.of(options, ask.target());
    return new TableSet(About.ofFile(ask.csv(), given, notes, read.again()), read.content());
  }

  private List<Integer> missing(String name) {
    List<String> cells = grid.column(name);
    return allRows().stream().filter(row -> options.isMissing(name, cells.get(row))).toList();
  }

  private List<String> known(String name, List<Integer> rows) {
    List<String> cells = grid.column(name);
    return rows.stream().map(cells::get).filter(cell -> !options.isMissing(name, cell)).toList();
  }

  private List<String> indicator(List<Integer> missing) {
    Set<Integer> rows = new HashSet<>(missing);
    return allRows().stream().map(row -> rows.contains(row) ? "yes" : "no").toList();
  }

  @Override
  public String toString() {
    List<String> counts =
        grid.names().stream()
            .filter(name -> !missing(name).isEmpty())
            .map(name -> Text.format("'%s' %d", name, missing(name).size()))
            .toList();
    return Text.format(
        "%s, %s, missing cells: %s; filledFor(split) fills them",
        grid.from(),
        Text.count(grid.rows(), "row"),
        counts.isEmpty() ? "none" : Listing.of(counts));
  }
}
