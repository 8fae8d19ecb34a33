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
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The labels of pictures in a CSV file beside them.
 *
 * @param labels by id, in the order of the file
 * @param others the cells of the other columns, by the name of the column and by id
 * @param notes what the reader of the set is to know of the file
 * @param leftOut the ids of pictures that have a label, and whose row was left out
 */
record LabelFile(
    Map<String, String> labels,
    Map<String, Map<String, String>> others,
    List<DataNotes.Note> notes,
    Set<String> leftOut) {
  /** Of fewer pictures each may well have a class of its own. */
  private static final int FEWEST = 20;

  static LabelFile read(Path csv, CsvOptions options, String id, String label) {
    return WaysOut.reading(options, () -> parsed(csv, options, id, label));
  }

  private static LabelFile parsed(Path csv, CsvOptions options, String id, String label) {
    String text = CsvFile.read(csv, options.charset());
    char separator =
        options.separator() == CsvOptions.BY_NAME ? CsvCells.separator(text) : options.separator();
    List<String[]> lines = lines(csv, text, separator, options);
    List<String> header = header(csv, lines);
    List<List<String>> columns = columns(header, lines);
    try {
      CsvGrid written = new CsvGrid(Text.format("%s", csv), header, columns);
      CsvHeader.checkName(written, id);
      ClassPerColumn.check(from(csv), label, others(header, columns, List.of(id)));
      CsvHeader.checkName(written, label);
      options.columns().forEach(name -> CsvHeader.checkName(written, name));
    } catch (IllegalArgumentException e) {
      throw WrongSeparator.parted(from(csv), text, separator, List.of(id, label)).orElse(e);
    }
    EmptyCells.check(options, label);
    Check.that(
        !options.empty().containsKey(id),
        "column '%s' (the pictures' names) must not be filled with withEmptyAs: write the names into"
            + " the file, or remove the rows",
        id);
    checkEven(csv, header, lines);
    CsvGrid grid = new CsvGrid(from(csv), header, columns).checkedForRowsInCells(separator);
    LabelFile file = new LabelRows(EmptyCells.filled(grid, options), options, id, label).file(csv);
    return file.with(EmptyCells.notes(grid, options));
  }

  /** A column of measurements has nearly a class per picture; a slip makes a class of one. */
  static List<DataNotes.Note> notes(
      Path csv, String label, List<String> labels, GivenOptions.Classes meant) {
    List<String> classes = labels.stream().distinct().sorted().toList();
    Check.that(
        labels.size() < FEWEST || 2 * classes.size() <= labels.size(),
        "labels (%s), column '%s' (%d different cells in %d rows) must be of classes, of 2 rows each"
            + " or more on average; choose another column, or cut it into classes first",
        csv,
        label,
        classes.size(),
        labels.size());
    List<DataNotes.Note> notes = new ArrayList<>(ClassNames.notesOf(labels, meant));
    ClassNames.ofOneRow(classes, labels.stream().map(classes::indexOf).toList())
        .ifPresent(notes::add);
    return notes;
  }

  private LabelFile with(List<DataNotes.Note> more) {
    List<DataNotes.Note> all = new ArrayList<>(notes);
    all.addAll(more);
    return new LabelFile(labels, others, all, leftOut);
  }

  private static List<String> header(Path csv, List<String[]> lines) {
    Check.that(lines.size() > 1, "labels (%s) must have a header and rows", csv);
    return Arrays.stream(lines.get(0)).map(LabelFile::text).toList();
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

  private static List<String[]> lines(Path csv, String text, char separator, CsvOptions options) {
    List<String[]> lines = new ArrayList<>();
    CsvCells.read(from(csv), text, separator, (line, cells) -> lines.add(cells));
    if (options.has(CsvOptions.Asked.NO_HEADER) && !lines.isEmpty()) {
      int cells = lines.get(0).length;
      lines.add(
          0, IntStream.rangeClosed(1, cells).mapToObj(String::valueOf).toArray(String[]::new));
    }
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
