package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is filled in once the class is known; and honest columns that are mostly 0. Of the tables
 * that come with Graft: {@link CutsTest}.
 */
class OneSidedColumnTest {
  private static final int ROWS = 300;

  /** The third class in ten rows of a hundred, the first in forty. */
  private static int label(int row) {
    int place = row * 37 % 100;
    return place < 40 ? 0 : place < 90 ? 1 : 2;
  }

  private static TableContent table(IntFunction<Object> cell, int classes) {
    List<Object> cells = IntStream.range(0, ROWS).mapToObj(cell).toList();
    boolean numeric = cells.stream().allMatch(Number.class::isInstance);
    List<Double> numbers =
        numeric ? cells.stream().map(one -> ((Number) one).doubleValue()).toList() : List.of();
    TableColumn column =
        new TableColumn("c", cells.stream().map(String::valueOf).toList(), numbers);
    List<Integer> labels =
        IntStream.range(0, ROWS).mapToObj(row -> Math.min(classes - 1, label(row))).toList();
    return new TableContent(
        new TableColumns(List.of(column)),
        List.of("paid", "lost", "open").subList(0, classes),
        labels,
        Beside.numbered(IntStream.rangeClosed(1, ROWS).boxed().toList()));
  }

  private static Optional<String> said(IntFunction<Object> cell, int classes) {
    TableContent table = table(cell, classes);
    return AnswerColumn.note(table.columns().inOrder().get(0), table).map(DataNotes.Note::words);
  }

  @Test
  void whatIsFilledInForOneClassIsTold() {
    IntFunction<Object> recovered = row -> label(row) == 0 && row % 3 > 0 ? row + 0.5 : 0;
    assertEquals(
        Optional.of(
            "Column 'c' says class 'paid' wherever it is not 0: so are 80 of such 80 rows. Was it"
                + " filled in when the class was known? Then leave it out with without(\"c\")."),
        said(recovered, 2));
    assertTrue(said(recovered, 3).isPresent());
    assertTrue(said(row -> row == 77 ? (Object) 5.5 : recovered.apply(row), 2).isPresent());
    assertTrue(
        said(row -> label(row) == 0 && row % 3 > 0 ? "boat " + row % 16 : "none", 2).isPresent());
    assertTrue(said(row -> label(row) == 0 && row % 3 > 0 ? "yes" : "no", 2).isPresent());
    assertTrue(said(row -> label(row) == 0 && row % 3 > 0 ? row : -1, 3).isPresent());
    assertTrue(said(row -> label(row) == 2 && row % 9 > 0 ? row : 12.5, 3).isEmpty(), "too few");
  }

  @Test
  void theOrderOfTheRowsSaysNothing() {
    IntFunction<Object> recovered = row -> label(row) == 0 && row % 3 > 0 ? row + 0.5 : 0;
    TableContent table = table(recovered, 2);
    List<Integer> back = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
    Collections.reverse(back);
    TableColumn column = table.columns().inOrder().get(0).only(back);
    TableContent turned =
        new TableContent(
            new TableColumns(List.of(column)),
            table.classes(),
            back.stream().map(table.labels()::get).toList(),
            table.beside());
    assertEquals(
        AnswerColumn.note(table.columns().inOrder().get(0), table),
        AnswerColumn.note(column, turned));
  }

  @Test
  void honestColumnsAreQuiet() {
    Random random = new Random(5);
    double[] drawn = random.doubles(ROWS).toArray();
    List<IntFunction<Object>> columns =
        List.of(
            row -> drawn[row],
            row -> drawn[row] < 0.7 ? 0 : 100 * drawn[row],
            row -> drawn[row] < (label(row) == 0 ? 0.1 : 0.95) ? 0 : drawn[row],
            row -> label(row) == 0 && row % 5 == 0 ? row + 0.5 : 0,
            row -> label(row) == 0 && row % 3 > 0 || row < 8 ? row + 0.5 : 0,
            row -> label(row) == 1 && drawn[row] < 0.3 ? drawn[row] : 0,
            row -> drawn[row] < 0.98 ? 0 : 1,
            row -> drawn[row] < 0.5 ? "no" : "yes",
            row -> drawn[row] < (label(row) == 1 ? 0.9 : 0.3) ? "no" : "yes",
            row -> "level " + "abcdefgh".charAt((int) (8 * drawn[row])),
            row -> label(row) == 0 && row % 3 > 0 ? "Dream" : "Biscoe",
            row -> label(row) == 0 && row % 3 > 0 ? 2009 : 2008,
            row -> (int) (4 * drawn[row] * drawn[row]) + label(row) % 2);
    for (int i = 0; i < columns.size(); i++) {
      for (int classes = 2; classes < 4; classes++) {
        assertEquals(Optional.empty(), said(columns.get(i), classes), "column " + i);
      }
    }
  }

  /** Nearly all are of one class, so that any rows are. */
  @Test
  void aRareClassMakesNoneOneSided() {
    IntFunction<Object> mostly = row -> row % 2 == 0 ? 0 : 1 + row % 5;
    TableContent table = table(mostly, 2);
    IntFunction<Object> pixel = row -> label(row) == 2 || row % 2 == 0 ? 0 : 1 + row % 5;
    assertTrue(said(pixel, 3).isEmpty(), "two of three");
    List<Integer> rare = IntStream.range(0, ROWS).mapToObj(row -> row % 100 == 1 ? 1 : 0).toList();
    List<Integer> no7 = IntStream.range(0, ROWS).mapToObj(row -> label(row) / 2).toList();
    TableContent digits =
        new TableContent(table(pixel, 2).columns(), table.classes(), no7, table.beside());
    assertEquals(Optional.empty(), OneSidedColumn.note(digits.columns().inOrder().get(0), digits));
    TableContent skewed = new TableContent(table.columns(), table.classes(), rare, table.beside());
    assertEquals(Optional.empty(), OneSidedColumn.note(table.columns().inOrder().get(0), skewed));
  }
}
