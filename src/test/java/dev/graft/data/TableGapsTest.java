package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import dev.graft.run.SplitMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableGapsTest extends TableFixtures {
  private static final Function<TableSet, Split> PLAN = set -> set.split(0.5, 0.2, 0.3);

  /** Sixty rows; every fifth number and every seventh colour is missing. */
  private static List<String> rows() {
    Random random = new Random(1);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      String number = row % 5 == 0 ? "?" : String.valueOf(random.nextInt(1000) / 10.0);
      String colour = row % 7 == 0 ? "" : List.of("red", "blue", "red").get(random.nextInt(3));
      rows.add(number + "," + colour + "," + (row % 2 == 0 ? "a" : "b"));
    }
    return rows;
  }

  private TableGaps gaps(List<String> rows) throws IOException {
    String csv = "x,c,y\n" + String.join("\n", rows) + "\n";
    return TableGaps.of(file(csv), CsvOptions.withDefaults(), "y");
  }

  @Test
  void mediansAndTheMostFrequentOfTheRowsThatAreNotTested() throws IOException {
    TableSet set = gaps(rows()).filledFor(PLAN);
    List<Integer> tested = PLAN.apply(set).rows(1).test();
    double[] seen =
        IntStream.range(0, 60)
            .filter(row -> row % 5 != 0 && !tested.contains(row))
            .mapToDouble(row -> Double.parseDouble(set.cell(row, "x")))
            .sorted()
            .toArray();
    int half = seen.length / 2;
    double median = seen.length % 2 == 1 ? seen[half] : (seen[half - 1] + seen[half]) / 2;
    assertEquals(median, Double.parseDouble(set.cell(0, "x")), 1e-12);
    assertEquals("red", set.cell(7, "c"));
    assertEquals(60, set.size());
    List<DataNotes.Note> notes = set.noted().orElseThrow().all();
    assertEquals(DataNotes.Kind.CELLS_FILLED, notes.get(0).kind());
    assertEquals(12, notes.get(0).number());
    assertTrue(notes.get(0).words().contains("of the 42 rows that no run tests"), set::toString);
  }

  /** Nothing of the test rows may stand in what is learned from. */
  @Test
  void otherTestRowsFillInTheSameWay() throws IOException {
    TableSet set = gaps(rows()).filledFor(PLAN);
    List<Integer> tested = PLAN.apply(set).rows(1).test();
    List<String> changed = rows();
    for (int row : tested) {
      changed.set(row, (row % 5 == 0 ? "?" : "99999") + ",green," + (row % 2 == 0 ? "a" : "b"));
    }
    TableSet other = gaps(changed).filledFor(PLAN);
    assertEquals(tested, PLAN.apply(other).rows(1).test());
    for (int row = 0; row < 60; row++) {
      if (!tested.contains(row)) {
        assertEquals(set.cell(row, "x"), other.cell(row, "x"));
        assertEquals(set.cell(row, "c"), other.cell(row, "c"));
      }
    }
    int filled = tested.stream().filter(row -> row % 5 == 0).findFirst().orElseThrow();
    assertEquals(set.cell(filled, "x"), other.cell(filled, "x"));
    List<String> learned = rows();
    IntStream.range(0, 60)
        .filter(row -> !tested.contains(row) && row % 5 != 0)
        .forEach(row -> learned.set(row, "5000" + learned.get(row)));
    assertNotEquals(set.cell(0, "x"), gaps(learned).filledFor(PLAN).cell(0, "x"));
  }

  @Test
  void anIndicatorSaysWhereCellsWereMissing() throws IOException {
    TableSet set = gaps(rows()).withIndicators().filledFor(PLAN);
    assertEquals(List.of("x", "x missing", "c", "c missing"), set.columns());
    assertEquals("yes", set.cell(5, "x missing"));
    assertEquals("no", set.cell(6, "x missing"));
    assertEquals("yes", set.cell(7, "c missing"));
  }

  @Test
  void whatCannotBeFilledIsRefused() throws IOException {
    TableGaps gaps = gaps(rows());
    assertTrue(
        refused(() -> gaps.filledFor(set -> PLAN.apply(set).withMode(SplitMode.ALL_REDRAWN)))
            .startsWith("mode (ALL_REDRAWN) must keep its test rows"));
    List<String> classless = rows();
    classless.set(3, "1,red,?");
    TableGaps open = gaps(classless);
    assertTrue(refused(() -> open.filledFor(PLAN)).contains("column 'y' (1 of 60 cells"));
    List<String> empty = rows().stream().map(row -> row.replaceFirst("^[^,]*", "?")).toList();
    TableGaps hollow = gaps(empty);
    assertTrue(refused(() -> hollow.filledFor(PLAN)).contains("must have cells in the rows"));
    assertTrue(gaps.toString().contains("missing cells: 'x' 12, 'c' 9"), gaps.toString());
  }

  @Test
  void decimalCommasStayCommas() throws IOException {
    String csv = "x;y\n" + "1,5;a\n2,5;b\n?;a\n4,5;b\n".repeat(10);
    TableGaps gaps = TableGaps.of(file(csv), CsvOptions.withDefaults().withDecimalComma(), "y");
    assertEquals("2.5", gaps.filledFor(PLAN).cell(2, "x"));
  }

  @Test
  void aWayOutGoesOnFromTheOptionsGiven() throws IOException {
    Path csv = file("x,y\n" + "\"1,5\",a\n\"2,5\",b\n-9,a\n\"4,5\",b\n".repeat(10));
    CsvOptions given = CsvOptions.withDefaults().withMissing("-9");
    String way =
        "CsvOptions.withDefaults().withMissing(\"-9\").withDecimalComma().withSeparator(',')";
    String said = refused(() -> TableGaps.of(csv, given, "y").filledFor(PLAN));
    assertTrue(said.contains("or give " + way), said);
    CsvOptions followed = given.withDecimalComma().withSeparator(',');
    assertEquals("2.5", TableGaps.of(csv, followed, "y").filledFor(PLAN).cell(2, "x"));
    CsvOptions thousands = given.withThousands();
    Path many = file("x,y\n" + "\"1,500\",a\n\"2,500\",b\n-9,a\n\"4,500\",b\n".repeat(10));
    assertEquals("2500", TableGaps.of(many, thousands, "y").filledFor(PLAN).cell(2, "x"));
  }
}
