package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
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
        List.of(
            "Left out, for cells that are missing: 2 of 3 rows ('x' 2, 'y' 1). No row is left of the class b."),
        new MissingNotes(cells, name -> name).all().stream().map(DataNotes.Note::words).toList());
    MissingCells others = new MissingCells(GRID, USUAL.withCategories("y"), List.of("y"), "y");
    assertEquals(List.of(0, 1, 2), others.kept(USUAL));
    assertEquals(List.of(), new MissingNotes(others, name -> name).all());
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
    MissingCells cells = new MissingCells(grid, USUAL, List.of("x", "y"), "y");
    return new MissingNotes(cells, name -> name).all().get(0).words();
  }

  @Test
  void allColumnsAreCountedInOneMessage() {
    MissingCells cells = new MissingCells(GRID, USUAL, List.of("x", "y"), "y");
    assertEquals(
        "g, column 'x' (2 of 3 cells are missing: '' in row 2, '?' in row 3; by column, 'x' 2, 'y'"
            + " 1: 2 of 3 rows in all) must be filled; leave such rows out:"
            + " CsvOptions.withDefaults().withoutRowsMissing(); or leave the column out:"
            + " TableSet.of(..., target, \"x\"); or fill the cells, or let a rule"
            + " do so: TableGaps",
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

  /** Half of the rows are no loss where the sign is an answer. */
  @Test
  void anAnswerThatLooksMissingIsACategoryFirst() throws IOException {
    for (String signs : List.of("+ -", "x .", "yes *", "yes --", "1 -", "+ ++ -", "(+) + \u2013")) {
      String[] words = signs.split(" ");
      String csv = csv(row -> words[row % words.length]);
      String said = message(csv);
      String sign = words[words.length - 1];
      assertTrue(
          said.contains(
              "must be filled; where '"
                  + sign
                  + "' is an answer as '"
                  + least(words)
                  + "' is, say that"
                  + " both are categories: CsvOptions.withDefaults().withCategories(\"x\"); or leave"),
          said);
      assertEquals(40, TableSet.of(file(csv), USUAL.withCategories("x"), "y").size());
    }
    for (String signs : List.of("yes no -", "+ ?", "+ NA", "a b c", "+ + + + + + -", "1 2 -")) {
      String[] words = signs.split(" ");
      String csv = csv(row -> row == 5 ? "" : words[row % words.length]);
      assertTrue(!message(csv).contains("is an answer as"), signs);
    }
  }

  @Test
  void anEmptyCellIsNoCategory() throws IOException {
    String ticks = csv(row -> row % 2 == 0 ? "x" : "");
    String said = message(ticks);
    assertTrue(
        said.contains(
            "must be filled; where an empty cell is an answer as 'x' is, say which:"
                + " CsvOptions.withDefaults().withEmptyAs(\"x\", \"no\"); or leave such rows out"),
        said);
    assertTrue(!said.contains("withCategories"), "which does not help: " + said);
    assertEquals(40, good(ticks.replace(",,", ",no,")).size());
    TableSet told = TableSet.of(file(ticks), USUAL.withEmptyAs("x", "no"), "y");
    assertEquals(40, told.size());
    assertEquals(Set.of("x", "no"), Set.copyOf(told.cells("x")));
    assertEquals(
        "Column 'x': 20 of 40 cells are empty and read as 'no', as asked for.",
        told.notes().get(0));
    assertEquals(
        "CsvOptions.withDefaults().withEmptyAs(\"x\", \"no\")",
        USUAL.withEmptyAs("x", "no").toString());
    for (String none : List.of("", " ", "NA")) {
      assertThrows(IllegalArgumentException.class, () -> USUAL.withEmptyAs("x", none));
    }
    assertThrows(IllegalArgumentException.class, () -> USUAL.withEmptyAs("", "no"));
    CsvOptions missing = USUAL.withMissing("no");
    assertThrows(IllegalArgumentException.class, () -> missing.withEmptyAs("x", "no"));
    CsvOptions target = USUAL.withEmptyAs("y", "a");
    assertThrows(IllegalArgumentException.class, () -> TableSet.of(file(ticks), target, "y"));
    CsvOptions other = USUAL.withEmptyAs("z", "no");
    assertThrows(IllegalArgumentException.class, () -> TableSet.of(file(ticks), other, "y"));
  }

  @Test
  void theOtherAnswerOfANumberIsOne() throws IOException {
    for (String[] answers : List.of(new String[] {"1", "0"}, new String[] {"0", "1"})) {
      String ticks = csv(row -> row % 2 == 0 ? answers[0] : "");
      String said = message(ticks);
      String way = "withEmptyAs(\"x\", \"" + answers[1] + "\")";
      assertTrue(said.contains("is an answer as '" + answers[0] + "' is"), said);
      assertTrue(said.contains(way), said);
      TableSet set = TableSet.of(file(ticks), USUAL.withEmptyAs("x", answers[1]), "y");
      assertTrue(set.toString().lines().anyMatch(line -> line.matches("\\W*x .*numbers.*")));
      assertTrue(!set.notes().toString().contains("categories"), set.notes()::toString);
    }
  }

  private static String least(String... words) {
    return java.util.Arrays.stream(words).limit(words.length - 1L).sorted().findFirst().orElse("");
  }

  private static String csv(IntFunction<String> x) {
    StringBuilder csv = new StringBuilder("w,x,y\n");
    for (int row = 0; row < 40; row++) {
      csv.append(row * 7 % 41).append(".5,").append(x.apply(row)).append(",k").append(row / 3 % 2);
      csv.append('\n');
    }
    return csv.toString();
  }

  @Test
  void aTargetThatIsAnAnswer() {
    List<Integer> rows = IntStream.range(0, 40).boxed().toList();
    List<String> y = rows.stream().map(row -> row % 2 == 0 ? "+" : "-").toList();
    List<String> x = rows.stream().map(row -> row == 3 ? "" : "1").toList();
    CsvGrid grid = new CsvGrid("g", List.of("x", "y"), List.of(x, y));
    String said = refused(() -> new MissingCells(grid, USUAL, List.of("x", "y"), "y").kept(USUAL));
    assertTrue(said.startsWith("g, column 'y' (20 of 40 cells are missing"), said);
    assertTrue(said.contains("where '-' is an answer as '+' is, say that both are cat"), said);
  }

  @Test
  void aTargetWithoutClassesIsNoTarget() {
    List<Integer> rows = IntStream.range(0, 40).boxed().toList();
    List<String> y = rows.stream().map(row -> row < 2 ? "k" + row : "").toList();
    List<String> x = rows.stream().map(row -> row < 2 ? "" : "1").toList();
    CsvGrid grid = new CsvGrid("g", List.of("x", "y"), List.of(x, y));
    MissingCells cells = new MissingCells(grid, USUAL, List.of("x", "y"), "y");
    for (CsvOptions options : List.of(USUAL, USUAL.withoutRowsMissing())) {
      String said = refused(() -> cells.kept(options));
      assertTrue(said.startsWith("g, column 'y' (38 of 40 cells are missing"), said);
      assertTrue(said.contains("must be filled; choose another target; or fill the cells"), said);
      assertTrue(!said.contains("withoutRowsMissing"), said);
    }
  }

  @Test
  void aTargetOfWhichFewRowsHaveAClassMayBeLookedAt() {
    List<Integer> rows = IntStream.range(0, 400).boxed().toList();
    List<String> y = rows.stream().map(row -> row % 10 == 0 ? "k" + row / 10 % 2 : "").toList();
    CsvGrid grid = new CsvGrid("g", List.of("y"), List.of(y));
    String said = refused(() -> new MissingCells(grid, USUAL, List.of("y"), "y").kept(USUAL));
    assertTrue(said.contains("must be filled; choose another target; or leave such rows"), said);
  }

  /** A question that few were asked is lost where another column lacks just those. */
  @Test
  void whereNoRowIsLeftItIsNotTheTargetThatLacksMost() {
    List<Integer> rows = IntStream.range(0, 400).boxed().toList();
    List<String> y = rows.stream().map(row -> row % 10 == 0 ? "k" + row / 10 % 2 : "").toList();
    List<String> x = rows.stream().map(row -> row % 10 == 0 ? "" : "1").toList();
    List<String> w = rows.stream().map(row -> row % 3 == 1 ? "" : "1").toList();
    CsvGrid grid = new CsvGrid("g", List.of("w", "x", "y"), List.of(w, x, y));
    MissingCells cells = new MissingCells(grid, USUAL, List.of("w", "x", "y"), "y");
    String said = refused(() -> cells.kept(USUAL.withoutRowsMissing()));
    assertTrue(said.contains("leave the column out: TableSet.of(..., target, \"x\")"), said);
  }

  @Test
  void whereNoRowIsLeftTheColumnGoesThatLacksMost() {
    List<String> few = List.of("", "1", "1", "1", "1");
    List<String> most = List.of("1", "", "", "", "");
    List<String> y = List.of("a", "b", "a", "b", "a");
    CsvGrid grid = new CsvGrid("g", List.of("w", "x", "y"), List.of(few, most, y));
    MissingCells cells = new MissingCells(grid, USUAL, List.of("w", "x", "y"), "y");
    String said = refused(() -> cells.kept(USUAL.withoutRowsMissing()));
    assertTrue(said.contains("leave the column out: TableSet.of(..., target, \"x\")"), said);
  }
}
