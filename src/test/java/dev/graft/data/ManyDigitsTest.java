package dev.graft.data;

import static dev.graft.data.GridReadingTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole numbers that a double cannot tell apart. */
class ManyDigitsTest extends TableFixtures {
  @Test
  void thoseThatWouldBeOneAreRefused() throws IOException {
    for (String form :
        java.util.List.of("9007199254740#", "-12345678901234567#", "1234567890123456789#.0")) {
      String csv = rows(40, row -> form.replace("#", "" + (960 + row)));
      String said = message(csv);
      assertTrue(said.contains("must have numbers that differ in their first 15 digits"), said);
      assertTrue(said.contains("withCategories(\"x\"); where they measure, subtract"), said);
      TableSet named = TableSet.of(file(csv), CsvOptions.withDefaults().withCategories("x"), "y");
      assertEquals(40, Set.copyOf(named.cells("x")).size());
      assertTrue(named.notes().toString().contains("Column 'x'"), "like a name: " + named.notes());
    }
    assertTrue(
        message(rows(40, row -> "9007199254740" + (960 + row)))
            .contains("column 'x' (9007199254740992 and 9007199254740993) must"));
    String classes = rows(40, row -> "" + row % 5).replaceAll("a\n", "90071992547409921\n");
    assertTrue(
        message(classes.replaceAll("b\n", "90071992547409922\n")).contains("column 'y' (9007"));
  }

  @Test
  void othersAreRead() throws IOException {
    assertEquals(40, good(rows(40, row -> "9007199254740" + (900 + row))).size(), "below 2^53");
    assertEquals(40, good(rows(40, row -> "17000000000000" + (10 + row % 2) + "0000")).size());
    assertEquals(40, good(rows(40, row -> "0.12345678901234567" + row)).size(), "decimals");
    assertEquals(
        40, good(rows(40, row -> row % 2 == 0 ? "9007199254740993" : "+09007199254740993")).size());
  }
}
