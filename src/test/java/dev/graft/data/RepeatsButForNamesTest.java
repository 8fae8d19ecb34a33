package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Copies under a new number or time. */
class RepeatsButForNamesTest {
  private static final int ROWS = 200;

  /** Half of the rows are the other half again, but for a column. */
  private static List<String> said(IntFunction<String> cell, int halves, int measured) {
    Random random = new Random(3);
    double[][] numbers = new double[measured][];
    for (int c = 0; c < measured; c++) {
      numbers[c] = random.doubles(ROWS).map(u -> Math.rint(1000 * u) / 10).toArray();
    }
    List<TableColumn> columns = new ArrayList<>();
    columns.add(
        new TableColumn("when", IntStream.range(0, ROWS).mapToObj(cell).toList(), List.of()));
    for (int c = 0; c < measured; c++) {
      int of = c;
      List<Double> cells =
          IntStream.range(0, ROWS).mapToObj(row -> numbers[of][row % (ROWS / halves)]).toList();
      columns.add(new TableColumn("x" + c, cells.stream().map(String::valueOf).toList(), cells));
    }
    return RepeatsButForNames.note(columns, ROWS).stream().map(note -> note.words()).toList();
  }

  @Test
  void copiesUnderAnotherName() {
    assertEquals(
        List.of(
            "Equal to an earlier row but for 'when', class aside: 100 of 200 rows; the like may stand"
                + " in training and test. Leave such columns out, and the rows with withoutTwins()."),
        said(row -> "at " + row, 2, 3));
  }

  @Test
  void whatIsNone() {
    assertEquals(List.of(), said(row -> "at " + row, 1, 3), "no row again");
    assertEquals(List.of(), said(row -> "at " + row % 20, 2, 3), "tells no rows apart");
    assertEquals(List.of(), said(row -> "at " + row, 40, 1), "one column: five numbers");
  }
}
