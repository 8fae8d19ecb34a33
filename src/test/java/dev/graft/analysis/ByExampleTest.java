package dev.graft.analysis;

import static dev.graft.analysis.ExampleFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Thumbnail;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ByExampleTest {
  // Right answers of scratch and frozen with three seeds: 3|0, 2|1, 1|2, 0|3, 3|3.
  private static final Runs FIVE_ROWS =
      runs(List.of("11101", "11001", "10001"), List.of("00011", "00111", "01111"));

  @Test
  void listsTheClearestFirst() {
    ByExample examples = Comparison.of(FIVE_ROWS).against("scratch").byExample("frozen");
    assertEquals(List.of(100, 101), examples.lost().stream().map(Example::row).toList());
    assertEquals(List.of(103, 102), examples.won().stream().map(Example::row).toList());
    Example first = examples.lost().get(0);
    assertEquals(new Example(100, "cat", 0, 3, 3, "dog"), first);
    assertEquals("row 100, cat: 0 of 3 seeds right against 3 of 3, answered dog", first.toString());
    assertEquals("dog", examples.won().get(0).answer(), "what scratch says of the cat");
    assertTrue(examples.chance().isEmpty());
    assertTrue(
        examples
            .sentences()
            .contains(
                "no number for chance: it needs 4 seeds, because a half of 3 is a single run"));
    assertTrue(
        examples
            .toString()
            .startsWith(
                "frozen against scratch, row by row: of 5 test rows lost 2 (scratch right in most of"
                    + " 3 seeds, frozen wrong in most), won 2."),
        examples.toString());
  }

  @Test
  void evenNumbersOfSeedsHaveTies() {
    // Rows: 4|2 is a tie of the arm, 4|1 is lost, 2|0 a tie of the baseline.
    ByExample examples =
        ByExample.of(
            runs(List.of("111", "111", "110", "110"), List.of("110", "100", "000", "000")),
            "frozen",
            "scratch");
    assertEquals(List.of(101), examples.lost().stream().map(Example::row).toList());
    assertTrue(examples.won().isEmpty());
  }

  @Test
  void chanceIsTheSameCountBetweenHalvesOfOneArm() {
    // Scratch: row 100 is right with 2 of 4 seeds, the others always: 1 of 6 halvings, as in
    // HalvesTest. Frozen: row 101 never, row 102 always, row 100 always.
    ByExample examples =
        ByExample.of(
            runs(List.of("111", "111", "011", "011"), List.of("101", "101", "101", "101")),
            "frozen",
            "scratch");
    Chance chance = examples.chance().orElseThrow();
    assertEquals(2, chance.half());
    assertEquals(1.0 / 6, chance.ofBaseline(), 1e-12);
    assertEquals(0, chance.ofArm(), 1e-12);
    assertEquals(1, chance.lost(), 1e-12);
    // A half of scratch that is wrong on row 100 has both of the seeds that are: 1 of 6.
    assertEquals(1.0 / 6, chance.won(), 1e-12);
    assertTrue(
        examples
            .sentences()
            .contains(
                "beside chance, in halves of 2 seeds: lost 1.0 rows and won 0.2, where two halves of"
                    + " scratch differ so in 0.2 and two of frozen in 0.0"),
        examples.sentences().toString());
  }

  @Test
  void armsThatDifferByTheirDrawsAloneShowNoMoreThanChance() {
    // 400 rows, each with its own chance to be right, the same for both arms; 6 seeds.
    Random random = new Random(5);
    double[] rows = random.doubles(400).toArray();
    List<List<String>> arms = List.of(new ArrayList<>(), new ArrayList<>());
    for (List<String> arm : arms) {
      for (int seed = 0; seed < 6; seed++) {
        StringBuilder right = new StringBuilder();
        for (double chance : rows) {
          right.append(random.nextDouble() < chance ? '1' : '0');
        }
        arm.add(right.toString());
      }
    }
    Chance chance =
        ByExample.of(runs(arms.get(0), arms.get(1)), "frozen", "scratch").chance().orElseThrow();
    double within = (chance.ofArm() + chance.ofBaseline()) / 2;
    // A half of 3 is right with p^2 (3 - 2 p) and wrong with (1 - p)^2 (1 + 2 p); the integral of
    // the product over p in 0..1 is 3/30 + 4/60 - 4/105 = 9/70 by beta functions.
    assertEquals(400 * 9.0 / 70, within, 8);
    assertEquals(within, chance.lost(), 8);
    assertEquals(within, chance.won(), 8);
  }

  @Test
  void badInputIsNamed() {
    ByExample examples = ByExample.of(FIVE_ROWS, "frozen", "scratch");
    assertSays(
        "row 100 must be a 'cat', as in the runs, not a 'shoe'; take the pictures from the split"
            + " that the runs were made on",
        () -> examples.withPictures(row -> Thumbnail.text(row, "shoe", "a shoe")));
    List<Run> moved =
        FIVE_ROWS.all().stream()
            .map(run -> RunFixtures.withRowsMoved(run, (int) run.seed()))
            .toList();
    assertSays(
        "test rows of 'frozen' must be the same for every seed: a row that only one seed has was not"
            + " answered by most; use a split mode that keeps the test rows",
        () -> ByExample.of(new Runs(moved), "frozen", "scratch"));
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
