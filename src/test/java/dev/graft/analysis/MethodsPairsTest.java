package dev.graft.analysis;

import static dev.graft.analysis.SafeWordTest.ANSWERS;
import static dev.graft.analysis.SafeWordTest.SCORES;
import static dev.graft.analysis.SafeWordTest.rows;
import static dev.graft.analysis.SafeWordTest.seeds;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.RunsCsv;
import org.junit.jupiter.api.Test;

/** The paragraph on method says which runs stand side by side. */
class MethodsPairsTest {
  @Test
  void methodsSayHowTheRunsStandSideBySide() {
    String a = ANSWERS + rows("a", seeds(1, 4), 60, 20);
    String two = methods(a + rows("b", seeds(11, 3), 60, 10));
    assertTrue(
        two.contains(
            "by test accuracy, b as two samples of seeds (3 seeds: 11, 12, 13; 4 seeds: 1, 2, 3, 4"
                + " of a), on the same 60 test rows"),
        two);
    assertTrue(two.contains("Satterthwaite 1946."), two);
    assertFalse(two.contains("Hillis") || two.contains("paired by seed"), two);
    String common = methods(a + rows("b", seeds(2, 2), 60, 10));
    assertTrue(
        common.contains(
            "paired by seed (2 seeds: 2, 3), on the same 60 test rows; left"
                + " aside: 'a' with seed 1, 4;"),
        common);
    String both = methods(a + rows("b", seeds(1, 4), 60, 10) + rows("c", seeds(7, 2), 60, 5));
    assertTrue(both.contains("Of b: Intervals take seeds and test rows as crossed"), both);
    assertTrue(both.contains("Of c: Intervals take the variance over each arm's own"), both);
    String seedless =
        Comparison.of(RunsCsv.ofText(a + rows("b", seeds(1, 1), 60, 10)).read())
            .withoutSeed("b")
            .against("a")
            .methods();
    assertTrue(seedless.contains("; one run of b, as no seed changes it, beside each;"), seedless);
    assertTrue(
        methods(SCORES.replace("b,1", "b,4").replace("b,2", "b,5").replace("b,3", "b,6"))
            .contains("Welch's t (1947)"));
  }

  private static String methods(String text) {
    return Comparison.of(RunsCsv.ofText(text).read()).against("a").methods();
  }
}
