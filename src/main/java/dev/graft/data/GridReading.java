package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Cell;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** From the cells of a file to columns and classes. */
final class GridReading {
  /** A column with so many percent of one kind is of that kind, and other cells are mistakes. */
  private static final int NEARLY_ALL = 90;

  private static final int SHARED = 4096;

  /** Of larger numbers the square, and so the deviation of a column, is no number. */
  private static final double LARGEST = 1e100;

  private final CsvGrid grid;
  private final CsvOptions options;
  private final List<DataNotes.Note> notes = new ArrayList<>();
  private final Once<Boolean> number = new Once<>(cell -> form().isNumber(cell));

  private GridReading(CsvGrid grid, CsvOptions options) {
    options.columns().forEach(name -> TableReading.checkName(grid.from(), grid.names(), name));
    this.grid = EmptyCells.filled(grid, options);
    notes.addAll(EmptyCells.notes(grid, options));
    this.options = options;
  }

  /** What was read, and what the reader of the set is to know of it. */
  record Read(TableContent content, List<DataNotes.Note> notes, List<Retelling> again) {}

  static Read of(CsvGrid grid, CsvOptions options, String target, List<String> without) {
    EmptyCells.check(options, target);
    return new GridReading(grid, options).read(target, without);
  }

  private Read read(String target, List<String> without) {
    CsvHeader.checkName(grid, target);
    TableReading.checkNames(grid.from(), grid.names(), target, without);
    List<String> used = grid.names().stream().filter(name -> !without.contains(name)).toList();
    used.forEach(name -> checkNoDates(name, target));
    MissingCells missing = new MissingCells(grid, options, used, target);
    List<Integer> rows = missing.kept(options);
    int told = notes.size();
    Map<String, TableColumn> columns = new HashMap<>();
    for (String name : used) {
      int before = notes.size();
      columns.put(name, column(name, rows));
      // What is said of categories is of features: a target has no other way to be read.
      notes.subList(name.equals(target) ? before : notes.size(), notes.size()).clear();
    }
    noteNumbersWrittenTwice(columns.get(target), rows);
    MergedClasses merged = MergedClasses.of(grid.from(), columns.get(target), options);
    notes.addAll(merged.notes());
    MissingNotes left = new MissingNotes(missing, merged.names(grid.column(target), options));
    left.checkClasses(merged.labels());
    notes.addAll(told, left.all());
    List<TableColumn> features =
        used.stream().filter(name -> !name.equals(target)).map(columns::get).toList();
    features.stream()
        .filter(TableColumn::isNumeric)
        .map(one -> NumberNotes.codes(one.name(), cells(one.name(), rows)))
        .forEach(note -> note.ifPresent(notes::add));
    Beside beside = Beside.of(grid, rows, without, options);
    return new Read(
        TableReading.content(grid.from(), features, merged.column(), beside),
        notes,
        List.of(left.again(), merged.again()));
  }

  private void checkNoDates(String name, String target) {
    if (options.categories().contains(name)) {
      return;
    }
    List<String> cells = grid.column(name);
    List<Integer> filled = rows(name, cell -> !options.isMissing(name, cell));
    int others = 0;
    int dates = 0;
    String date = null;
    for (int row : filled) {
      boolean isDate = CsvDate.is(cells.get(row));
      date = isDate && date == null ? cells.get(row) : date;
      dates += isDate ? 1 : 0;
      others += isDate || CsvDate.isYear(cells.get(row)) ? 0 : 1;
      if (100L * others > (100L - NEARLY_ALL) * filled.size()) {
        return;
      }
    }
    Check.that(
        date == null || 2 * dates < filled.size(),
        "%s, column '%s' (%s, ...) must hold numbers or categories, not dates or times; %s",
        grid.from(),
        name,
        date,
        TableReading.wayOfDates(name, target));
  }

  private List<Integer> rows(String name, Predicate<String> wanted) {
    List<String> cells = grid.column(name);
    return IntStream.range(0, cells.size())
        .filter(row -> wanted.test(cells.get(row)))
        .boxed()
        .toList();
  }

  private TableColumn column(String name, List<Integer> rows) {
    List<String> texts = cells(name, rows);
    if (options.categories().contains(name)) {
      return new TableColumn(name, texts, List.of());
    }
    int numbers = (int) texts.stream().filter(this::isNumber).count();
    if (numbers < rows.size()) {
      new NumbersInPart(grid, options, name, rows, number).check().ifPresent(notes::add);
      return new TableColumn(name, texts, List.of());
    }
    List<String> pointed = texts.stream().map(form()::plain).toList();
    if (!form().commas()) {
      String way = DecimalSigns.wayOfPoints(grid, options);
      PointOfThousands.of(pointed)
          .ifPresent(points -> notes.add(points.check(grid.from(), name, way)));
    }
    ManyDigits.check(grid.from(), name, pointed);
    return numeric(name, rows, pointed);
  }

  private List<String> cells(String name, List<Integer> rows) {
    return rows.stream().map(grid.column(name)::get).toList();
  }

  /** A class 01 and a class 1 are one, since both are the number 1. */
  private void noteNumbersWrittenTwice(TableColumn target, List<Integer> rows) {
    Map<String, String> written = new HashMap<>();
    for (int i = 0; i < rows.size() && target.isNumeric(); i++) {
      String cell = Cell.bare(grid.column(target.name()).get(rows.get(i)));
      String first = written.putIfAbsent(target.texts().get(i), cell);
      if (first != null && !first.equals(cell)) {
        String words =
            "Classes '%s' and '%s' are one number and so one class; withCategories(\"%s\") tells them apart.";
        notes.add(
            new DataNotes.Note(
                DataNotes.Kind.SPELLINGS, 2, Text.format(words, first, cell, target.name())));
        return;
      }
    }
  }

  private TableColumn numeric(String name, List<Integer> rows, List<String> cells) {
    boolean whole = cells.stream().allMatch(CsvCell::isWhole);
    Map<String, Double> shared = new HashMap<>();
    Map<String, String> written = new HashMap<>();
    List<String> texts = new ArrayList<>(cells.size());
    List<Double> numbers = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      Double number = shared.get(cell);
      if (number == null) {
        number = CsvCell.number(cell);
        Check.that(
            Math.abs(number) < LARGEST,
            "%s, column '%s', row %d (%s) must be finite and below 1e100 in size; correct the cell",
            grid.from(),
            name,
            rows.get(i) + 1,
            cell);
      }
      String text = written.get(cell);
      text = text != null ? text : whole ? CsvCell.whole(cell) : String.valueOf(number);
      if (shared.size() < SHARED) {
        shared.put(cell, number);
        written.put(cell, text);
      }
      numbers.add(number);
      texts.add(text);
    }
    return new TableColumn(name, texts, numbers);
  }

  private boolean isNumber(String cell) {
    return number.apply(cell);
  }

  private NumberForm form() {
    return NumberForm.of(options);
  }
}
