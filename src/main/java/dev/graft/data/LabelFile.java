package dev.graft.data;

import dev.graft.csv.CsvCells;
import dev.graft.csv.CsvFile;
import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The labels of pictures in a CSV file beside them.
 *
 * @param labels by id, in the order of the file
 * @param others the cells of the other columns, by the name of the column and by id
 * @param notes what the reader of the set is to know of the file
 */
record LabelFile(
    Map<String, String> labels,
    Map<String, Map<String, String>> others,
    List<DataNotes.Note> notes) {
  /** Of fewer pictures each may well have a class of its own. */
  private static final int FEWEST = 20;

  static LabelFile read(Path csv, String id, String label) {
    String text = CsvFile.read(csv);
    List<String[]> lines = lines(csv, text);
    List<String> header = header(csv, lines);
    Check.oneOf(Text.format("column of %s", csv), id, header);
    Check.oneOf(Text.format("column of %s", csv), label, header);
    checkEven(csv, header, lines);
    List<List<String>> columns = columns(header, lines);
    new CsvGrid(from(csv), header, columns).checkedForRowsInCells(CsvCells.separator(text));
    Map<String, String> labels = new LinkedHashMap<>();
    for (int row = 1; row < lines.size(); row++) {
      String name = LabelledFolder.plain(cell(lines.get(row), header.indexOf(id)));
      String given = cell(lines.get(row), header.indexOf(label));
      String place =
          Text.format("labels (%s), row %d (%s '%s', %s '%s')", csv, row, id, name, label, given);
      check(place, name, given);
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
    Map<String, List<String>> others = others(header, columns, List.of(id, label));
    List<DataNotes.Note> notes = notes(csv, label, List.copyOf(labels.values()));
    notes.addAll(TellingColumn.notes(others, columns.get(header.indexOf(label))));
    notes.addAll(PartColumn.notes(others));
    return new LabelFile(labels, byId(columns.get(header.indexOf(id)), others), notes);
  }

  /** A column of measurements has nearly a class per picture; a slip makes a class of one. */
  private static List<DataNotes.Note> notes(Path csv, String label, List<String> labels) {
    List<String> classes = labels.stream().distinct().sorted().toList();
    Check.that(
        labels.size() < FEWEST || 2 * classes.size() <= labels.size(),
        "labels (%s), column '%s' (%d different cells in %d rows) must be of classes, of 2 rows each"
            + " or more on average; choose another column, or cut it into classes first",
        csv,
        label,
        classes.size(),
        labels.size());
    List<DataNotes.Note> notes = new ArrayList<>(ClassNames.notesOf(labels));
    ClassNames.ofOneRow(classes, labels.stream().map(classes::indexOf).toList())
        .ifPresent(notes::add);
    return notes;
  }

  private static Map<String, Map<String, String>> byId(
      List<String> ids, Map<String, List<String>> columns) {
    List<String> plain = ids.stream().map(LabelledFolder::plain).toList();
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    columns.forEach(
        (column, cells) -> {
          Map<String, String> byId = new LinkedHashMap<>();
          IntStream.range(0, ids.size()).forEach(row -> byId.put(plain.get(row), cells.get(row)));
          all.put(column, byId);
        });
    return all;
  }

  private static List<String> header(Path csv, List<String[]> lines) {
    Check.that(lines.size() > 1, "labels (%s) must have a header and rows", csv);
    return Arrays.stream(lines.get(0)).map(LabelFile::text).toList();
  }

  private static void check(String place, String name, String given) {
    Check.that(
        !name.isEmpty() && !given.isEmpty(),
        "%s must have both cells; fill or remove the row",
        place);
    Check.that(
        !CsvOptions.withDefaults().isMissing("", given),
        "%s must have a class, not a sign for a missing cell; remove the row, or, where it is a class,"
            + " give it another name",
        place);
  }

  private static void checkEven(Path csv, List<String> header, List<String[]> lines) {
    Check.that(
        new HashSet<>(header).size() == header.size(),
        "labels (%s), header %s must have names that differ; give each column its own",
        csv,
        header);
    for (int row = 1; row < lines.size(); row++) {
      int cells = lines.get(row).length;
      Check.that(
          cells == header.size(),
          "labels (%s), row %d (%s) must have as many cells as the first line, %d; correct the line,"
              + " or put a cell with a separator in it between double quotes",
          csv,
          row,
          Text.count(cells, "cell"),
          header.size());
    }
  }

  private static List<List<String>> columns(List<String> header, List<String[]> lines) {
    List<List<String>> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      columns.add(lines.stream().skip(1).map(line -> cell(line, column)).toList());
    }
    return columns;
  }

  private static Map<String, List<String>> others(
      List<String> header, List<List<String>> columns, List<String> used) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!used.contains(header.get(i))) {
        others.put(header.get(i), columns.get(i));
      }
    }
    return others;
  }

  /** Class names in their order: whole numbers by their size, all others by their letters. */
  static List<String> classes(Collection<String> labels) {
    List<String> names = labels.stream().distinct().sorted().toList();
    return names.stream().allMatch(name -> name.matches("\\d{1,9}"))
        ? names.stream().sorted(Comparator.comparingInt(Integer::parseInt)).toList()
        : names;
  }

  private static List<String[]> lines(Path csv, String text) {
    List<String[]> lines = new ArrayList<>();
    char separator = CsvCells.separator(text);
    CsvCells.read(from(csv), text, separator, (line, cells) -> lines.add(cells));
    return lines;
  }

  private static String from(Path csv) {
    return Text.format("labels (%s)", csv);
  }

  private static String cell(String[] line, int column) {
    return column < line.length ? text(line[column]) : "";
  }

  private static String text(String cell) {
    return cell == null ? "" : Normalizer.normalize(cell.strip(), Normalizer.Form.NFC);
  }
}
