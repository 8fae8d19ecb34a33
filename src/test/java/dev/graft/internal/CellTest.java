package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells that a spreadsheet would run. */
class CellTest {
  @Test
  void formulasAreDefusedAndReadBackAsTheyWere() {
    for (String text :
        List.of("=1+1", "+A1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''@a")) {
      assertEquals("'" + text, Cell.defused(text));
      assertEquals(text, Cell.plain(Cell.defused(text)));
    }
  }

  @Test
  void numbersAndOtherTextsStay() {
    for (String text :
        List.of("", "-", "-1", "+0.5", "-1.5e-7", "-Infinity", "frozen", "a=b", "'quoted'", "'")) {
      assertEquals(text, Cell.defused(text));
      assertEquals(text, Cell.plain(text));
    }
  }
}
