package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.RunsCsv;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Test rows that some run lacks. */
class CommonRowsTest {
  private static final String WHOLE =
      SafeWordTest.ANSWERS
          + SafeWordTest.rows("a", SafeWordTest.seeds(1, 3), 60, 20)
          + SafeWordTest.rows("b", SafeWordTest.seeds(1, 3), 60, 4);

  /** The table but for the lines that begin with this expression. */
  private static String without(String lines) {
    Predicate<String> left = Pattern.compile("^(" + lines + "),").asPredicate();
    return WHOLE.lines().filter(left.negate()).collect(Collectors.joining("\n", "", "\n"));
  }

  private static Comparison compare(String text) {
    return Comparison.of(RunsCsv.ofText(text).read()).against("a");
  }

  private static List<String> words(Comparison comparison, Flag.Kind kind) {
    return comparison.flags().stream().filter(f -> f.isOf(kind)).map(Flag::words).toList();
  }

  @Test
  void fewMissingRowsAreLeftAsideInAllRuns() {
    Comparison comparison = compare(without("b,2,(7|59)"));
    Verdict verdict = comparison.verdict("b");
    // On the other 58 rows a misses 19 (row 7 is one of its 20), and b misses 4.
    assertEquals(58, verdict.evidence().rows());
    assertEquals(3, verdict.evidence().seeds());
    assertEquals(15 / 58.0, verdict.interval().orElseThrow().mean(), 1e-12);
    assertEquals(Outcome.HELPS, verdict.outcome());
    String said =
        "test rows differ: compared on those that all runs answered; left aside: 2, missing in 'b'"
            + " with seed 2; if they were hard to answer, that flatters who lacks them";
    assertEquals(List.of(said), words(comparison, Flag.Kind.ROWS_DIFFER));
    assertTrue(comparison.toString().contains(said), comparison.toString());
    assertTrue(verdict.toString().contains("test rows differ (rows: 2)"), verdict.toString());
    assertTrue(
        comparison.methods().contains("2 test rows not answered by 'b' with seed 2 left aside"),
        comparison.methods());
    assertEquals(15, comparison.byExample("b").won().size());
    assertTrue(comparison.byClass("b").toString().contains("28"), "rows 7 and 59 are of class 1");
  }

  @Test
  void whoLacksThemIsNamedWhereverTheyAre() {
    Comparison comparison = compare(without("b,[23],7|a,1,8|b,2,9"));
    assertEquals(57, comparison.verdict("b").evidence().rows());
    String words = words(comparison, Flag.Kind.ROWS_DIFFER).get(0);
    assertTrue(words.contains("3, missing in 'a' with seed 1 and 'b' with seed 2, 3;"), words);
    assertEquals(List.of(), words(compare(WHOLE), Flag.Kind.ROWS_DIFFER));
  }

  @Test
  void theyAreSaidOfOneRunOfEachToo() {
    Comparison comparison = compare(without("b,1,7|.,[23],\\d+"));
    assertEquals(59, comparison.verdict("b").evidence().rows());
    assertEquals(1, words(comparison, Flag.Kind.ROWS_DIFFER).size());
    Comparison seedless =
        Comparison.of(RunsCsv.ofText(without("a,1,7|a,[23],\\d+")).read())
            .withoutSeed("a")
            .against("a");
    String words = words(seedless, Flag.Kind.ROWS_DIFFER).get(0);
    assertTrue(words.contains("left aside: 1, missing in 'a'; if"), words);
  }

  @Test
  void aScoreAloneIsNotComparedWithAnswers() {
    String text = without("b,\\d,\\d+").lines().map(l -> l + ",").collect(Collectors.joining("\n"));
    String table = text.replaceFirst("prediction,", "prediction,test_accuracy");
    assertEquals(
        "answers of arm 'b' with seed 1 (a score alone) must be known row by row, as those of 'a'"
            + " are; give the answers of both arms, or the scores of both",
        assertThrows(
                IllegalArgumentException.class,
                () -> compare(table + "\nb,1,,,,.9\nb,2,,,,.8\nb,3,,,,.7\n"))
            .getMessage());
  }

  @Test
  void aRunThatLacksManyIsLeftAsideWithItsPartner() {
    Comparison comparison = compare(without("b,2,[1-3]\\d"));
    assertEquals(2, comparison.verdict("b").evidence().seeds());
    assertEquals(60, comparison.verdict("b").evidence().rows());
    assertEquals(
        List.of(
            "seeds differ: compared on the 2 that both have; left aside: 'b' with seed 2, which"
                + " lacks 30 of 60 test rows"),
        words(comparison, Flag.Kind.SEEDS_DIFFER));
  }

  @Test
  void anArmOnOtherRowsIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> compare(without("b,\\d,[1-3]\\d|b,3,1")))
            .getMessage();
    assertEquals(
        "test rows of arm 'b' with seed 1 (30) must be those of 'a' (60), with the same classes; run"
            + " both on one split",
        message);
    String others = WHOLE.replaceAll("(?m)^b,(\\d),(\\d+),", "b,$1,1$2,");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> compare(others))
            .getMessage()
            .contains("(60) must be those of 'a' (60, 10 of them in both)"));
  }

  @Test
  void rowsOfFailedRunsAreNotMissed() {
    String failed = without("b,2,\\d+").replace("prediction\n", "prediction,failure\n");
    String text =
        failed
            .lines()
            .map(l -> l.contains("failure") ? l : l + ",")
            .collect(Collectors.joining("\n"));
    Verdict verdict = compare(text + "\nb,2,,,,it broke\n").verdict("b");
    assertEquals(Outcome.FAILED_RUN, verdict.outcome());
    assertFalse(verdict.toString().contains("test rows differ"), verdict.toString());
  }

  @Test
  void redrawnRowsAreComparedSeedBySeed() {
    StringBuilder text = new StringBuilder(SafeWordTest.ANSWERS);
    for (int seed = 1; seed <= 3; seed++) {
      for (String arm : List.of("a", "b")) {
        for (int row = 0; row < 40; row++) {
          boolean lost = arm.equals("b") && seed == 3 && row < 2;
          String line = arm + "," + seed + "," + (1_000 * seed + row) + ",x,";
          text.append(lost ? "" : line + (row < 10 && arm.equals("a") ? "y" : "x") + "\n");
        }
      }
    }
    Comparison comparison =
        Comparison.of(
                RunsCsv.ofText(text.toString()).withClasses("x", "y").withAllRowsRedrawn(80).read())
            .against("a");
    String words = words(comparison, Flag.Kind.ROWS_DIFFER).get(0);
    assertTrue(words.contains("left aside: 2, missing in 'b' with seed 3"), words);
  }
}
