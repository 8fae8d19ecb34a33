package dev.graft.data;

import dev.graft.csv.CsvCells;
import dev.graft.csv.CsvFile;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels of pictures in a CSV file beside them. */
final class LabelFile {
  private LabelFile() {}

  /** Labels by id, in the order of the file. */
  static Map<String, String> read(Path csv, String id, String label) {
    List<String[]> lines = lines(csv);
    Check.that(lines.size() > 1, "labels (%s) must have a header and rows", csv);
    List<String> header = Arrays.stream(lines.get(0)).map(LabelFile::text).toList();
    Check.oneOf(Text.format("column of %s", csv), id, header);
    Check.oneOf(Text.format("column of %s", csv), label, header);
    Map<String, String> labels = new LinkedHashMap<>();
    for (int row = 1; row < lines.size(); row++) {
      // As paths are written on Windows, too.
      String name = cell(lines.get(row), header.indexOf(id)).replace('\\', '/');
      String given = cell(lines.get(row), header.indexOf(label));
      Check.that(
          !name.isEmpty() && !given.isEmpty(),
          "labels (%s), row %d (%s '%s', %s '%s') must have both cells; fill or remove the row",
          csv,
          row,
          id,
          name,
          label,
          given);
      String other = labels.putIfAbsent(name, given);
      Check.that(
          other == null || other.equals(given),
          "labels (%s), row %d: '%s' must have one label, not '%s' and '%s'; remove one",
          csv,
          row,
          name,
          other,
          given);
    }
    return labels;
  }

  /** Class names in their order: whole numbers by their size, all others by their letters. */
  static List<String> classes(Collection<String> labels) {
    List<String> names = labels.stream().distinct().sorted().toList();
    return names.stream().allMatch(name -> name.matches("\\d{1,9}"))
        ? names.stream().sorted(Comparator.comparingInt(Integer::parseInt)).toList()
        : names;
  }

  private static List<String[]> lines(Path csv) {
    String text = CsvFile.read(csv);
    List<String[]> lines = new ArrayList<>();
    CsvCells.read(
        Text.format("labels (%s)", csv),
        text,
        CsvCells.separator(text),
        (line, cells) -> lines.add(cells));
    return lines;
  }

  private static String cell(String[] line, int column) {
    return column < line.length ? text(line[column]) : "";
  }

  private static String text(String cell) {
    return cell == null ? "" : Normalizer.normalize(cell.strip(), Normalizer.Form.NFC);
  }
}
