package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissingCellsTest extends TableFixtures {
  private static final CsvOptions USUAL = CsvOptions.withDefaults();
  private static final CsvGrid GRID =
      new CsvGrid("g", List.of("x", "y"), List.of(List.of("1", "", "?"), List.of("a", "b", "NA")));

  @Test
  void rowsWithoutAnyAreKept() {
    MissingCells cells = new MissingCells(GRID, USUAL, List.of("x", "y"), "y");
    assertEquals(List.of(0), cells.kept(USUAL.withoutRowsMissing()));
    assertEquals(
        List.of("Left out, for cells that are missing: 2 of 3 rows ('x' 2, 'y' 1)."),
        cells.notes().stream().map(DataNotes.Note::words).toList());
    MissingCells others = new MissingCells(GRID, USUAL.withCategories("y"), List.of("y"), "y");
    assertEquals(List.of(0, 1, 2), others.kept(USUAL));
    assertEquals(List.of(), others.notes());
  }

  /** Age was asked of one group alone: what is left of it is who answered. */
  @Test
  void aClassThatLosesMostOfItsRowsIsNamed() {
    assertEquals(
        "Left out, for cells that are missing: 11 of 40 rows ('x' 11). Of class 'yes' 10 of 12 rows"
            + " are gone, of all others 1 of 28: what is left is no fair sample of it. Let TableGaps"
            + " fill the cells, or leave such a column out.",
        lost(row -> row < 10 || row == 20));
    assertTrue(lost(row -> row % 3 == 0).endsWith("('x' 14)."), "evenly");
    assertTrue(lost(row -> row < 4).endsWith("('x' 4)."), "few");
  }

  private static String lost(IntPredicate missing) {
    List<Integer> rows = IntStream.range(0, 40).boxed().toList();
    List<String> x = rows.stream().map(row -> missing.test(row) ? "" : "1").toList();
    List<String> y = rows.stream().map(row -> row < 12 ? "yes" : "no").toList();
    CsvGrid grid = new CsvGrid("g", List.of("x", "y"), List.of(x, y));
    return new MissingCells(grid, USUAL, List.of("x", "y"), "y").notes().get(0).words();
  }

  @Test
  void allColumnsAreCountedInOneMessage() {
    MissingCells cells = new MissingCells(GRID, USUAL, List.of("x", "y"), "y");
    assertEquals(
        "g, column 'x' (2 of 3 cells are missing: '' in row 2, '?' in row 3; by column, 'x' 2, 'y'"
            + " 1: 2 of 3 rows in all) must be filled; leave such rows out:"
            + " CsvOptions.withDefaults().withoutRowsMissing(); or leave the column out:"
            + " TableSet.of(..., target, \"x\"); or fill the cells, or let a rule"
            + " do so: TableGaps; or, where the sign is a category,"
            + " give CsvOptions.withDefaults().withCategories(\"x\")",
        refused(() -> cells.kept(USUAL)));
  }

  @Test
  void noRowIsLeft() {
    CsvGrid none = new CsvGrid("g", List.of("x"), List.of(List.of("", "-")));
    MissingCells cells = new MissingCells(none, USUAL, List.of("x"), "y");
    String message = refused(() -> cells.kept(USUAL.withoutRowsMissing()));
    assertEquals(
        "g, column 'x' (all 2 cells are missing, as where a comma ends each line) must have cells;"
            + " leave the column out: TableSet.of(..., target, \"x\")",
        message);
    CsvGrid two = new CsvGrid("g", List.of("x", "z"), List.of(List.of("", "1"), List.of("1", "-")));
    MissingCells each = new MissingCells(two, USUAL, List.of("x", "z"), "y");
    String some = refused(() -> each.kept(USUAL.withoutRowsMissing()));
    assertTrue(some.startsWith("g, column 'x' (1 of 2 cells are missing"), some);
    assertTrue(!some.contains("leave such rows out"), some);
  }
}
