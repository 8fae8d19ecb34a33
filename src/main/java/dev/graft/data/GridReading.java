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

  /** Codes are fewer. */
  private static final int FEWEST_NUMBERS = 5;

  private static final int SHARED = 4096;

  /** Of larger numbers the square, and so the deviation of a column, is no number. */
  private static final double LARGEST = 1e100;

  private final CsvGrid grid;
  private final CsvOptions options;
  private final List<DataNotes.Note> notes = new ArrayList<>();
  private final Once<Boolean> number = new Once<>(cell -> form().isNumber(cell));
  private final Once<Boolean> likeNumber = new Once<>(CsvCell::isLikeNumber);
  private final Once<Boolean> inOtherSigns = new Once<>(CsvCell::isNumberInOtherSigns);
  private final Once<String> unit = new Once<>(CsvCell::unit);

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
      checkIsNoNumber(name, rows, numbers);
      return new TableColumn(name, texts, List.of());
    }
    List<String> pointed = texts.stream().map(form()::plain).toList();
    NumberNotes.checkThousands(
        Text.format("%s, column '%s'", grid.from(), name),
        pointed,
        DecimalSigns.wayOfPoints(grid, options));
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

  /** Refuses what was meant for numbers; says so of what is numbers in part. */
  private void checkIsNoNumber(String name, List<Integer> rows, int numbers) {
    List<String> cells = grid.column(name);
    List<Integer> odd = rows.stream().filter(row -> !isNumber(cells.get(row))).toList();
    long alike = odd.stream().filter(row -> likeNumber.apply(cells.get(row))).count();
    checkSigns(name, odd, numbers, rows.size());
    DressedNumber.check(grid, name, odd, rows.size());
    boolean nearlyAll = 100 * (numbers + alike) >= NEARLY_ALL * (long) rows.size();
    if (nearlyAll && alike == odd.size()) {
      throw inWrongSigns(name, odd);
    }
    checkHasNoUnit(name, odd, rows.size());
    if (nearlyAll || isOneSign(name, rows, numbers, odd)) {
      throw odd(name, odd, rows.size());
    }
    List<Integer> none = odd.stream().filter(row -> !inOtherSigns.apply(cells.get(row))).toList();
    int read = numbers + odd.size() - none.size();
    NumberNotes.categories(name, cells(name, rows), read, MissingCells.cells(cells, none))
        .ifPresent(notes::add);
  }

  private IllegalArgumentException inWrongSigns(String name, List<Integer> odd) {
    boolean commas = form().commas();
    List<String> others = odd.stream().map(grid.column(name)::get).toList();
    return new IllegalArgumentException(
        Text.format(
            "%s, column '%s' (%s) must have no %s within a number, and no unit; write a %s for decimals"
                + " and nothing between thousands%s",
            grid.from(),
            name,
            MissingCells.cells(grid.column(name), odd),
            DecimalSigns.wrong(others, commas),
            commas ? "comma" : "point",
            DecimalSigns.way(grid, others, options)));
  }

  /** Refuses what other programs write for a number, and no program of numbers reads. */
  private void checkSigns(String name, List<Integer> odd, int numbers, int rows) {
    List<String> cells = grid.column(name);
    List<Integer> other = odd.stream().filter(row -> inOtherSigns.apply(cells.get(row))).toList();
    Check.that(
        other.isEmpty() || 100L * (numbers + other.size()) < (long) NEARLY_ALL * rows,
        "%s, column '%s' (%s) must have numbers in the digits 0 to 9, with - in front of those below"
            + " zero%s; write them so, or say that all are categories:"
            + " CsvOptions.withDefaults().withCategories(\"%s\")",
        grid.from(),
        name,
        MissingCells.cells(cells, other),
        other.stream().anyMatch(row -> CsvCell.isRaised(cells.get(row)))
            ? ", a point on the line and powers of ten behind an e, as in 1.5e4"
            : "",
        name);
  }

  /** Refuses numbers of which nearly all have the same unit behind them, or currency beside. */
  private void checkHasNoUnit(String name, List<Integer> odd, int rows) {
    List<String> cells = odd.stream().map(grid.column(name)::get).toList();
    String one = cells.stream().map(unit).filter(u -> !u.isEmpty()).findFirst().orElse("");
    List<String> measured = cells.stream().filter(c -> unit.apply(c).equals(one)).toList();
    Check.that(
        one.isEmpty()
            || measured.stream().distinct().count() <= FEWEST_NUMBERS
            || 100L * measured.size() < (long) NEARLY_ALL * rows,
        "%s, column '%s' (%s) must have no unit %s its numbers; take '%s' away, or say that all"
            + " are categories: CsvOptions.withDefaults().withCategories(\"%s\")",
        grid.from(),
        name,
        MissingCells.cells(grid.column(name), odd),
        measured.stream().allMatch(cell -> Cell.bare(cell).endsWith(one)) ? "behind" : "beside",
        one,
        name);
  }

  /** Whether half of a column or more are many numbers, and all others the same few letters. */
  private boolean isOneSign(String name, List<Integer> rows, int numbers, List<Integer> odd) {
    List<String> cells = grid.column(name);
    long different = rows.stream().map(cells::get).distinct().count();
    return 2 * numbers >= rows.size()
        && different > FEWEST_NUMBERS
        && odd.stream().map(cells::get).distinct().count() == 1;
  }

  private IllegalArgumentException odd(String name, List<Integer> odd, int rows) {
    List<String> cells = grid.column(name);
    CsvHeader.checkIsNoneBelow(grid, odd.get(0));
    return new IllegalArgumentException(
        Text.format(
            "%s, column '%s' (%d of %d cells are no numbers: %s) must hold numbers alone, as most of"
                + " its cells do; correct them, or say what they are:"
                + " CsvOptions.withDefaults().withMissing(\"%s\"), or withCategories(\"%s\") where all"
                + " are categories",
            grid.from(),
            name,
            odd.size(),
            rows,
            MissingCells.cells(cells, odd),
            cells.get(odd.get(0)).replace("\\", "\\\\").replace("\"", "\\\""),
            name));
  }
}
