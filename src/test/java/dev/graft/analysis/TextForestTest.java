package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The intervals in a terminal: which side of 0 a bar is on can be seen. */
class TextForestTest {
  private static String row(String forest, String arm) {
    return forest.lines().filter(line -> line.startsWith(arm)).findFirst().orElseThrow();
  }

  private static int zero(String forest) {
    return forest.lines().findFirst().orElseThrow().indexOf('|');
  }

  @Test
  void aBarBeyondZeroIsOnItsSide() {
    Comparison comparison =
        Comparison.of(
                RunFixtures.runs(
                    Arm.of("base", 0.7).seeds(4),
                    Arm.of("better", 0.95).seeds(4),
                    Arm.of("worse", 0.45).seeds(4)))
            .against("base");
    String forest = TextForest.of(comparison);
    int zero = zero(forest);
    assertTrue(zero > 0, forest);
    String better = row(forest, "better");
    String worse = row(forest, "worse");
    assertTrue(better.contains("helps") && worse.contains("harms"), forest);
    assertTrue(mean(better) > zero && mean(worse) < zero, forest);
    for (String line : List.of(better, worse)) {
      assertEquals('|', line.charAt(zero), "zero stays in sight: " + forest);
    }
  }

  /** The mean is the only o beside a bar. */
  private static int mean(String row) {
    return Math.max(row.indexOf("-o"), row.indexOf("o-"));
  }

  @Test
  void anArmThatFailedHasNoBarAndSaysSo() {
    List<Run> failed =
        Arm.of("broken", 0.5).seeds(3).stream()
            .map(run -> RunFixtures.failed(run, "it diverged"))
            .toList();
    Comparison comparison =
        Comparison.of(
                RunFixtures.runs(
                    Arm.of("base", 0.5).seeds(3), Arm.of("better", 0.8).seeds(3), failed))
            .against("base");
    String forest = TextForest.of(comparison);
    String row = row(forest, "broken");
    assertTrue(row.contains("failed"), forest);
    assertTrue(!row.contains("--"), forest);
    assertTrue(!forest.contains("NaN"), forest);
  }

  @Test
  void everyLineIsAsWideAsATerminal() {
    String forest = TextForest.of(Comparison.of(RunFixtures.threeArms(4)).against("scratch"));
    assertEquals(3, forest.strip().lines().count(), "a head and two arms");
    assertTrue(forest.lines().allMatch(line -> line.length() <= 120), forest);
  }
}
