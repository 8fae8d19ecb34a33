package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CsvLineTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void scoresThatAreNoNumbers() {
    assertRefused(
        "table, line 3: accuracy (nan) must be a number with a decimal point; for a run that failed"
            + " leave it empty and say why in a column 'failure'",
        "arm,seed,accuracy\na,1,0.5\na,2,nan\n");
    assertRefused(
        "table, line 2: accuracy (0x1p-1) must be a number with a decimal point; for a run that"
            + " failed leave it empty and say why in a column 'failure'",
        "arm,seed,accuracy\na,1,0x1p-1\n");
    assertRefused(
        "table, line 2: validation_accuracy (NaN) must be a number with a decimal point; leave it"
            + " empty where there is none",
        "arm,seed,epoch,validation_accuracy,accuracy\na,1,1,NaN,\n");
    assertRefused(
        "table, line 2: accuracy (-0.1) must be at least 0; correct it",
        "arm,seed,accuracy\na,1,-0.1\n");
    assertRefused(
        "table, line 3: arm 'a' with seed 2 must have a test score ('accuracy') or answers ('row');"
            + " if it failed, say why in a column 'failure'",
        "arm,seed,accuracy\na,1,0.5\na,2,\n");
    assertRefused(
        "table, line 2: failure (broke) must be empty for a run with a test score or answers; leave"
            + " one of the two out",
        "arm,seed,accuracy,failure\na,1,0.5,broke\n");
  }

  @Test
  void armsAndSeeds() {
    assertRefused(
        "table, line 2: arm (empty) must be a name of one line; fill the cell",
        "arm,seed,accuracy\n,1,0.5\n");
    assertRefused(
        "table, line 4: seed (x) must be a whole number of 64 bits; write one",
        "arm,seed,accuracy\n\"b\",1,\"0.5\"\n\na,x,0.5\n");
    assertRefused(
        "table, line 3: seed (mean) must be that of a run, but the line sums up several; take the line"
            + " away",
        "arm,seed,accuracy\na,1,0.5\na,mean,0.5\n");
    assertRefused(
        "table, line 2: seed (empty) must be a whole number; fill the cell, for an arm that no seed"
            + " changes with any one, and say so: Comparison.of(runs).withoutSeed(\"a\")",
        "arm,seed,accuracy\na,,0.5\n");
    assertRefused(
        "table, line 2: seed (1.5) must be a whole number of 64 bits; write one",
        "arm,seed,accuracy\na,1.5,0.5\n");
    assertRefused(
        "table, line 2: arm (a\nb) must be a name of one line; fill the cell",
        "arm,seed,accuracy\n\"a\nb\",1,0.5\n");
  }

  /** As pages, Excel and languages that are written to the left have them. */
  @Test
  void signsThatNobodySeesAroundANumber() {
    String plain = "arm,seed,accuracy\na,1,0.5\na,2,0.75\nb,1,0.25\nb,2,0.5\n";
    for (String sign : List.of("\u00a0", "\u200b", "\ufeff", "\u200f", "\u202f", "\u200e")) {
      String signed = plain.replaceAll(",(\\d[\\d.]*)", "," + sign + "$1" + sign);
      assertEquals(
          RunsCsv.ofText(plain).read().toString(), RunsCsv.ofText(signed).read().toString());
      String said =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> RunsCsv.ofText(plain.replace("a,1", "a," + sign + "x")).read())
              .getMessage();
      assertTrue(said.contains("x) must be a whole number of 64 bits; write one"), said);
    }
  }
}
