package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Fact;
import dev.graft.run.Runs;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvNumbersTest {
  private static final int ROWS = 120;

  private static String table(IntUnaryOperator truth, IntUnaryOperator answer) {
    StringBuilder text = new StringBuilder("arm,seed,id,y_true,y_pred\n");
    for (String arm : new String[] {"a", "b"}) {
      for (int seed = 1; seed <= 2; seed++) {
        for (int row = 0; row < ROWS; row++) {
          int wrong = answer.applyAsInt(row);
          String start = arm + "," + seed + "," + row + ",";
          text.append(start).append(truth.applyAsInt(row)).append(',').append(wrong).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static boolean counted(String text, String... classes) {
    RunsCsv table = RunsCsv.ofText(text);
    Runs runs = (classes.length == 0 ? table : table.withClasses(classes)).read();
    return runs.all().get(0).fact(Fact.CLASSES_COUNTED).orElse(false);
  }

  @Test
  void wholeNumbersThatAreMeasuredAreRefused() {
    int[] ages = new Random(3).ints(ROWS, 0, 300).toArray();
    String text = table(i -> ages[i], i -> ages[i] + (i % 9 - 4));
    int values = (int) IntStream.of(ages).distinct().count();
    assertEquals(
        "table, line 2: y_true ("
            + ages[0]
            + ") must be a class, and is one of "
            + values
            + " numbers that few answers meet: measured or counted numbers are judged by a score per"
            + " run, withMetric(\"rmse\", Direction.LOWER_IS_BETTER); if they number classes, write"
            + " names (\"class 17\") or state them, withClasses(...)",
        assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(text).read())
            .getMessage());
  }

  /** 30 numbers with four rows each, mostly missed by one. */
  @Test
  void manyNumbersThatAreMissedByLittleAreMeasured() {
    String text = table(i -> i % 30, i -> Math.min(29, i % 30 + (i % 5 == 0 ? 0 : 1)));
    assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void countsThatAreMissedByLittleAreFlagged() {
    String text = table(i -> i % 10, i -> Math.min(9, i % 10 + (i % 3 == 0 ? 1 : 0)));
    assertTrue(counted(text));
    String[] stated = IntStream.range(0, 10).mapToObj(String::valueOf).toArray(String[]::new);
    assertFalse(counted(text, stated), "who states them has classes");
  }

  @Test
  void numbersOfClassesAreClasses() {
    // Wrong answers lie anywhere.
    assertFalse(counted(table(i -> i % 10, i -> i % 4 == 0 ? (7 * i + 3) % 10 : i % 10)));
    // A hundred classes of about one row each, most of them met.
    assertFalse(counted(table(i -> i % 100, i -> i % 4 == 0 ? (37 * i + 11) % 100 : i % 100)));
    // Stars: few ordered classes are judged as classes.
    assertFalse(counted(table(i -> i % 5, i -> Math.min(4, i % 5 + (i % 3 == 0 ? 1 : 0)))));
    // Names are names, whatever follows.
    assertFalse(
        counted("arm,seed,row,class,prediction\na,1,1,x,y\na,1,2,y,y\nb,1,1,x,x\nb,1,2,y,x\n"));
  }
}
