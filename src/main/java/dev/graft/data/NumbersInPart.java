package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Cell;
import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A column of which not every cell is a number: meant for numbers, or categories that are some. */
final class NumbersInPart {
  /** A column with so many percent of one kind is of that kind, and other cells are mistakes. */
  private static final int NEARLY_ALL = 90;

  /** Codes are fewer. */
  private static final int FEWEST_NUMBERS = 5;

  private final CsvGrid grid;
  private final CsvOptions options;
  private final String name;
  private final List<Integer> rows;
  private final List<Integer> odd;
  private final int numbers;

  /**
   * In some rows.
   *
   * @param isNumber whether a cell is one, as the file is read
   */
  NumbersInPart(
      CsvGrid grid,
      CsvOptions options,
      String name,
      List<Integer> rows,
      Function<String, Boolean> isNumber) {
    this.grid = grid;
    this.options = options;
    this.name = name;
    this.rows = rows;
    this.odd = rows.stream().filter(row -> !isNumber.apply(cell(row))).toList();
    this.numbers = rows.size() - odd.size();
  }

  private String cell(int row) {
    return grid.column(name).get(row);
  }

  private List<String> cells(List<Integer> some) {
    return some.stream().map(this::cell).toList();
  }

  private String shown(List<Integer> some) {
    return Listing.cells(grid.column(name), some);
  }

  private boolean areNearlyAll(long some) {
    return 100 * some >= (long) NEARLY_ALL * rows.size();
  }

  /** Refuses what was meant for numbers; what is to be said of what is numbers in part. */
  Optional<DataNotes.Note> check() {
    Once<Boolean> inOtherSigns = new Once<>(CsvCell::isNumberInOtherSigns);
    Map<Boolean, List<Integer>> written =
        odd.stream().collect(Collectors.partitioningBy(row -> inOtherSigns.apply(cell(row))));
    checkSigns(written.get(true));
    DressedNumber.check(grid, name, odd, rows.size());
    Once<Boolean> isLike = new Once<>(CsvCell::isLikeNumber);
    Map<Boolean, List<Integer>> like =
        odd.stream().collect(Collectors.partitioningBy(row -> isLike.apply(cell(row))));
    int alike = like.get(true).size();
    boolean nearlyAll = areNearlyAll(numbers + alike);
    if (nearlyAll && alike > 0 && (alike == odd.size() || alike > numbers)) {
      throw inWrongSigns(like.get(true), like.get(false));
    }
    checkHasNoUnit();
    if (nearlyAll || isOneSign()) {
      throw odd(like.get(false));
    }
    List<Integer> none = written.get(false);
    return NumberNotes.categories(name, cells(rows), rows.size() - none.size(), shown(none));
  }

  /** Refuses what other programs write for a number, and no program of numbers reads. */
  private void checkSigns(List<Integer> other) {
    Check.that(
        other.isEmpty() || !areNearlyAll(numbers + other.size()),
        "%s, column '%s' (%s) must have numbers in the digits 0 to 9, with - in front of those below"
            + " zero%s; write them so, or say that all are categories:"
            + " CsvOptions.withDefaults().withCategories(\"%s\")",
        grid.from(),
        name,
        shown(other),
        cells(other).stream().anyMatch(CsvCell::isRaised)
            ? ", a point on the line and powers of ten behind an e, as in 1.5e4"
            : "",
        name);
  }

  /**
   * Numbers with commas, signs or currencies.
   *
   * @param none cells beside them that are none
   */
  private IllegalArgumentException inWrongSigns(List<Integer> like, List<Integer> none) {
    boolean commas = options.has(CsvOptions.Asked.DECIMAL_COMMA);
    List<String> cells = cells(like);
    String way = DecimalSigns.way(grid, cells, options);
    String beside = none.isEmpty() ? "" : Text.format(", and beside them words (%s)", shown(none));
    return new IllegalArgumentException(
        Text.format(
            "%s, column '%s' (%s) must have no %s within a number, and no unit%s; write a %s for"
                + " decimals and nothing between thousands%s, or say that all are"
                + " categories: CsvOptions.withDefaults().withCategories(%s)",
            grid.from(),
            name,
            shown(like),
            DecimalSigns.wrong(cells, commas),
            beside,
            commas ? "comma" : "point",
            way,
            JavaText.of(name)));
  }

  /** Refuses numbers of which nearly all have the same unit behind them, or currency beside. */
  private void checkHasNoUnit() {
    Once<String> unit = new Once<>(CsvCell::unit);
    List<String> cells = cells(odd);
    String one = NumberNotes.most(cells, unit);
    List<String> measured = cells.stream().filter(c -> unit.apply(c).equals(one)).toList();
    Check.that(
        one.isEmpty()
            || measured.stream().distinct().count() <= FEWEST_NUMBERS
            || !areNearlyAll(measured.size()),
        "%s, column '%s' (%s) must have no unit %s its numbers; take '%s' away, or say that all"
            + " are categories: CsvOptions.withDefaults().withCategories(\"%s\")",
        grid.from(),
        name,
        shown(odd),
        measured.stream().allMatch(cell -> Cell.bare(cell).endsWith(one)) ? "behind" : "beside",
        one,
        name);
  }

  /** Whether half of a column or more are many numbers, and all others the same few letters. */
  private boolean isOneSign() {
    return 2 * numbers >= rows.size()
        && cells(rows).stream().distinct().count() > FEWEST_NUMBERS
        && cells(odd).stream().distinct().count() == 1;
  }

  private IllegalArgumentException odd(List<Integer> none) {
    CsvHeader.checkIsNoneBelow(grid, none.get(0));
    return new IllegalArgumentException(
        Text.format(
            "%s, column '%s' (%d of %d cells are no numbers: %s) must hold numbers alone, as most of"
                + " its cells do; correct them, or say what they are:"
                + " CsvOptions.withDefaults().withMissing(%s), or withCategories(%s) where all"
                + " are categories",
            grid.from(),
            name,
            none.size(),
            rows.size(),
            shown(none),
            JavaText.of(cell(none.get(0))),
            JavaText.of(name)));
  }
}
