package dev.graft.data;

import dev.graft.internal.Check;
import java.util.List;
import java.util.stream.IntStream;

/** Whether the first line of a table holds names, or is a row. */
final class FirstLine {
  private FirstLine() {}

  /** A line of numbers and of cells that stand below once more is a row. */
  static void checkHoldsNames(CsvGrid grid) {
    List<String> names = grid.names();
    List<String> cells =
        IntStream.range(0, names.size())
            .filter(column -> isCell(grid, column))
            .mapToObj(names::get)
            .toList();
    Check.that(
        isCounted(names) || isHeadOfNumbers(grid) || 2 * cells.size() <= names.size(),
        "%s, header (%d of %d names, such as %s, are numbers or cells of their own column) must hold"
            + " names; where the first line is a row, give CsvOptions.withDefaults().withoutHeader(),"
            + " and columns are called 1, 2, ...; else give each column a name that none of its cells"
            + " is",
        grid.from(),
        cells.size(),
        names.size(),
        cells.isEmpty() ? "" : cells.get(0));
  }

  /** A word above a column of numbers alone is no row of it. */
  private static boolean isHeadOfNumbers(CsvGrid grid) {
    return IntStream.range(0, grid.names().size())
        .filter(column -> grid.names().get(column).matches("\\p{L}.*"))
        .mapToObj(column -> grid.columns().get(column))
        .anyMatch(cells -> cells.stream().allMatch(cell -> cell.matches("[+-]?[\\d.]+")));
  }

  private static boolean isCell(CsvGrid grid, int column) {
    String name = grid.names().get(column);
    return CsvCell.isNumber(name)
        || CsvCell.isLikeNumber(name)
        || grid.columns().get(column).contains(name);
  }

  /** Programs number columns: 0, 1, 2 and so on, or from 1, beside some names. */
  private static boolean isCounted(List<String> names) {
    List<String> numbers = names.stream().filter(CsvCell::isNumber).toList();
    if (numbers.size() < 2 || !numbers.get(0).matches("[01]")) {
      return false;
    }
    int start = Integer.parseInt(numbers.get(0));
    return IntStream.range(0, numbers.size())
        .allMatch(i -> numbers.get(i).equals(String.valueOf(start + i)));
  }
}
