package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of rows beside what a network is given.
 *
 * @param numbers per row its number in what it was read from, counted from 1
 * @param parts per row its part; empty where none has one
 * @param columns cells of columns that no network is given, by which rows may be grouped
 */
record Beside(List<Integer> numbers, List<Part> parts, Map<String, List<String>> columns) {
  Beside {
    numbers = List.copyOf(numbers);
    parts = List.copyOf(parts);
  }

  static Beside numbered(List<Integer> numbers) {
    return new Beside(numbers, List.of(), Map.of());
  }

  /**
   * The numbers of rows of a file, and the cells of some of its columns: empty where the options
   * name their sign as one of a missing cell.
   */
  static Beside of(CsvGrid grid, List<Integer> rows, List<String> names, CsvOptions options) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String name : names) {
      List<String> cells = rows.stream().map(grid.column(name)::get).toList();
      columns.put(
          name,
          options.missing().isEmpty()
              ? cells
              : cells.stream().map(c -> options.isMarked(name, c) ? "" : c).toList());
    }
    return numbered(rows.stream().map(row -> row + 1).toList()).with(columns);
  }

  Beside with(Map<String, List<String>> more) {
    Map<String, List<String>> all = new LinkedHashMap<>(columns);
    all.putAll(more);
    return new Beside(numbers, parts, all);
  }

  Beside withParts(List<Part> others) {
    SetChecks.sameCount(numbers.size(), others);
    return new Beside(numbers, others, columns);
  }

  Part part(int row) {
    return parts.isEmpty() ? Part.NONE : parts.get(row);
  }

  /** The cells of a column that no network is given; of one that it is, its own. */
  List<String> cells(String set, String column, Map<String, List<String>> given) {
    Map<String, List<String>> all = new LinkedHashMap<>(given);
    columns.forEach(all::putIfAbsent);
    Check.oneOf("column of " + set, column, new ArrayList<>(all.keySet()));
    return all.get(column);
  }

  Beside rows(List<Integer> rows) {
    Map<String, List<String>> some = new LinkedHashMap<>();
    columns.forEach((name, cells) -> some.put(name, rows.stream().map(cells::get).toList()));
    return new Beside(
        rows.stream().map(numbers::get).toList(),
        parts.isEmpty() ? parts : rows.stream().map(parts::get).toList(),
        some);
  }

  /** What the sum of a set is to know of it; nothing where no row has a part. */
  String summed() {
    return parts.isEmpty() ? "" : "\n" + parts;
  }
}
