package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CsvClassesTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void probabilities() {
    String header = "arm,seed,row,class,prediction,probability_cat,probability_dog\n";
    assertRefused(
        "table, line 2: probability_dog (70) must lie between 0 and 1; divide percentages by 100",
        header + "a,1,4,cat,cat,0.3,70\n");
    assertRefused(
        "table, line 2: probability_dog (empty) must be there where another class has one; fill the"
            + " cell",
        header + "a,1,4,cat,cat,0.3,\n");
    assertRefused(
        "table, line 2: probabilities (1) must be one for each of the columns (2); fill the cells",
        header + "a,1,4,cat,cat,,0.3\n");
    assertRefused(
        "table, line 3: probabilities (none) must be there for every row of arm 'a' with seed 1 or"
            + " for none, and line 2 has them; fill the cells",
        header + "a,1,4,cat,cat,1,0\na,1,5,cat,cat,,\n");
    assertRefused(
        "table, line 3: prediction (emu) must be one of the classes that have a probability column"
            + " (cat, dog); add 'probability_emu'",
        header + "a,1,4,cat,cat,1,0\na,1,5,cat,emu,1,0\n");
  }
}
