package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The names of columns, and what is said of a first line that holds none. */
final class CsvHeader {
  private static final String OPTIONS = "CsvOptions.withDefaults()";

  /** So many lines show how a file is parted. */
  private static final int LINES = 20;

  private CsvHeader() {}

  /** The cells of the first line; C and its place for one without a name. */
  static List<String> named(List<String> first) {
    List<String> names = new ArrayList<>();
    for (String cell : first) {
      names.add(cell.isEmpty() ? "C" + names.size() : cell);
    }
    return names;
  }

  static void check(CsvGrid grid, char separator, boolean headless) {
    List<String> names = grid.names();
    Check.that(
        names.size() > 1 || names.get(0).indexOf(separator) < 0,
        "%s must have cells parted by %s, but each line stands between quotes ('%s') and is one"
            + " cell; take the quotes at the ends of the lines away",
        grid.from(),
        WrongSeparator.words(separator),
        names.get(0));
    String first = headless ? grid.columns().get(0).get(0) : names.get(0);
    if (names.size() == 1) {
      CsvForms.checkBlanks(grid.from(), first, WrongSeparator.words(separator));
    }
    Check.that(
        names.size() > 1,
        "%s must have columns separated by %s, but there is one alone: '%s'; name the sign that parts"
            + " its cells, such as %s.withSeparator('%s'), or, where it has one column alone, put"
            + " another beside it",
        grid.from(),
        WrongSeparator.words(separator),
        first,
        OPTIONS,
        separator == ';' ? '|' : ';');
    Check.that(
        headless || grid.rows() > 0, "%s must have rows, but there is a header alone", grid.from());
    if (!headless) {
      checkOnce(grid, names);
      checkDiffer(grid, names);
    }
  }

  private static void checkOnce(CsvGrid grid, List<String> names) {
    OptionalInt again = again(grid, names);
    Check.that(
        again.isEmpty(),
        "%s, row %d must not be the header again (%s); remove that line, as where files were joined,"
            + " or, where the first line is a row, give %s.withoutHeader()",
        grid.from(),
        again.orElse(0),
        Listing.of(names),
        OPTIONS);
  }

  private static void checkDiffer(CsvGrid grid, List<String> names) {
    Check.that(
        new HashSet<>(names).size() == names.size(),
        "%s, header %s must have names that differ; give each column its own, or, where the first"
            + " line is a row, %s.withoutHeader()",
        grid.from(),
        names,
        OPTIONS);
  }

  /** The first row that has the names in its cells, counted from 1; numbers are no names. */
  private static OptionalInt again(CsvGrid grid, List<String> names) {
    return names.stream().anyMatch(CsvCell::isNumber)
        ? OptionalInt.empty()
        : IntStream.range(0, grid.rows())
            .filter(row -> isRow(grid, row, names))
            .map(row -> row + 1)
            .findFirst();
  }

  private static boolean isRow(CsvGrid grid, int row, List<String> names) {
    return IntStream.range(0, names.size())
            .allMatch(column -> names.get(column).equals(grid.columns().get(column).get(row)))
        && IntStream.range(0, names.size()).allMatch(column -> isAlone(grid, column, names));
  }

  /** Whether a column's name stands in no row but those that are the header: it is no cell. */
  private static boolean isAlone(CsvGrid grid, int column, List<String> names) {
    String name = names.get(column);
    List<String> cells = grid.columns().get(column);
    return IntStream.range(0, cells.size())
        .filter(row -> cells.get(row).equals(name))
        .allMatch(
            row ->
                IntStream.range(0, names.size())
                    .allMatch(one -> names.get(one).equals(grid.columns().get(one).get(row))));
  }

  /** Refuses a row that names the columns of another table, which was written below. */
  static void checkIsNoneBelow(CsvGrid grid, int row) {
    List<String> cells = grid.columns().stream().map(column -> column.get(row)).toList();
    boolean names =
        IntStream.range(0, cells.size()).allMatch(i -> isName(grid.columns().get(i), cells.get(i)));
    Check.that(
        !names || row > 0,
        "%s, row 1 (%s) must hold cells, and not units or a second line of the header; remove it",
        grid.from(),
        Listing.of(cells));
    Check.that(
        !names,
        "%s, row %d (%s) must not be the header of another table below the first; give each table a"
            + " file of its own%s",
        grid.from(),
        row + 1,
        Listing.of(cells),
        row < LINES ? ", or, where only a title stands above, remove the lines above it" : "");
  }

  private static boolean isName(List<String> column, String cell) {
    return !cell.isEmpty()
        && !CsvCell.isNumber(cell)
        && column.stream().filter(cell::equals).limit(2).count() == 1;
  }

  /**
   * A column that is asked for by name; what to do where there is none. A first line that has this
   * name above a column without it is a header, whatever the others are called: years, wavelengths.
   */
  static void checkName(CsvGrid grid, String name) {
    if (!grid.names().contains(name) || grid.column(name).contains(name)) {
      FirstLine.checkHoldsNames(grid);
    }
    List<String> names = grid.names().stream().map(TextView::shortened).toList();
    if (!grid.names().contains(name)) {
      checkIsNotBelow(grid, name);
      boolean numbered =
          IntStream.range(0, names.size())
              .allMatch(i -> names.get(i).equals(String.valueOf(i + 1)));
      try {
        Check.oneOf(Text.format("column of %s", grid.from()), name, names);
      } catch (IllegalArgumentException e) {
        String way =
            numbered
                ? "columns without a header are called by their number"
                : "where the first line is a row, give "
                    + OPTIONS
                    + ".withoutHeader(), and columns are called 1, 2, ...";
        // Without its cause, whose words are in it.
        throw Check.brief(new IllegalArgumentException(e.getMessage() + "; " + way));
      }
    }
  }

  /** Where a title stands above the header, the names are cells. */
  private static void checkIsNotBelow(CsvGrid grid, String name) {
    int below =
        IntStream.range(0, Math.min(grid.rows(), LINES))
            .filter(row -> grid.columns().stream().anyMatch(cells -> cells.get(row).equals(name)))
            .findFirst()
            .orElse(-1);
    List<String> cells =
        grid.columns().stream().map(column -> below < 0 ? "" : column.get(below)).toList();
    boolean names =
        IntStream.range(0, cells.size()).allMatch(i -> isName(grid.columns().get(i), cells.get(i)));
    Check.that(
        below < 0 || !names,
        "%s must begin with its header, but that stands below other lines (row %d: %s); remove the"
            + " lines above it",
        grid.from(),
        below + 1,
        Listing.of(cells));
  }
}
