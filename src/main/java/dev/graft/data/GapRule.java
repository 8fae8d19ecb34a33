package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What fills the missing cells of a column.
 *
 * @param column its name
 * @param cell what is written
 * @param words how it was found, such as "the median 4.5"
 */
record GapRule(String column, String cell, String words) {
  /**
   * The median of numbers, of an even number the mean of the two in the middle; else the most
   * frequent cell.
   *
   * @param known the cells that are not missing, of the rows that may be looked at
   */
  static GapRule of(String from, String column, List<String> known, CsvOptions options) {
    Check.that(
        !known.isEmpty(),
        "%s, column '%s' must have cells in the rows that are not tested, from which the missing ones"
            + " are filled; leave the column out",
        from,
        column);
    NumberForm form = NumberForm.of(options);
    boolean numbers = !options.categories().contains(column) && form.areNumbers(known);
    if (!numbers) {
      String most = mostFrequent(known);
      return new GapRule(column, most, "the most frequent, '" + most + "',");
    }
    String median =
        String.valueOf(median(known.stream().map(form::plain).toList())).replaceFirst("\\.0$", "");
    return new GapRule(
        column, form.commas() ? median.replace('.', ',') : median, "the median " + median);
  }

  private static double median(List<String> cells) {
    double[] sorted = cells.stream().mapToDouble(CsvCell::number).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String mostFrequent(List<String> cells) {
    Map<String, Integer> counts = new TreeMap<>();
    cells.forEach(cell -> counts.merge(cell, 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return counts.keySet().stream()
        .filter(cell -> counts.get(cell) == most)
        .findFirst()
        .orElseThrow();
  }

  /** What the reader of the set is told. */
  DataNotes.Note note(int missing, int rows, int seen) {
    return new DataNotes.Note(
        DataNotes.Kind.CELLS_FILLED,
        missing,
        Text.format(
            "Column '%s': %d of %d cells were missing and are filled with %s of the %,d rows that no"
                + " run tests.",
            column, missing, rows, words, seen));
  }
}
