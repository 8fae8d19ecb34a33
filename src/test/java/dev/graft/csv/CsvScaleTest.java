package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CsvScaleTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void percentagesBesideFractions() {
    assertRefused(
        "table, line 3: accuracy (91.5) must be a fraction as accuracy (0.9) on line 2 is:"
            + " percentages beside fractions; write all in one unit",
        "arm,seed,accuracy\na,1,0.9\nb,1,91.5\n");
    assertSays(
        "table, line 2: accuracy (91.5) must be a fraction as validation_accuracy (0.9) on line 3"
            + " is: percentages beside fractions; write all in one unit",
        () ->
            RunsCsv.ofText("arm,seed,epoch,validation_accuracy,accuracy\na,1,,,91.5\na,1,1,0.9,\n")
                .inPercent()
                .read());
    assertRefused(
        "table, line 2: accuracy (90) must be at most 1; if all scores are percentages, say so:"
            + " RunsCsv.of(path).inPercent().read()",
        "arm,seed,accuracy\na,1,90\nb,1,91.5\n");
    assertSays(
        "table: scores (all at most 1) must be percentages, as inPercent() says; leave it out",
        () -> RunsCsv.ofText("arm,seed,accuracy\na,1,0.5\n").inPercent().read());
    assertRefused(
        "table, line 2: accuracy (910) must be at most 1, or 100 for percentages; correct it",
        "arm,seed,accuracy\na,1,910\n");
  }
}
