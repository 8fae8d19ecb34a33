package dev.graft.analysis;

import static dev.graft.analysis.ClassFixtures.THREE;
import static dev.graft.analysis.ClassFixtures.drawn;
import static dev.graft.analysis.ClassFixtures.hidden;
import static dev.graft.analysis.CurveFixtures.answering;
import static dev.graft.analysis.CurveFixtures.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.ClassChange.Word;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ByClassTest {
  @Test
  void findsWhatTheMeanHides() {
    Runs runs = hidden(5);
    ByClass changes = Comparison.of(runs).against("scratch").byClass("frozen");
    assertEquals(
        List.of(Word.WON, Word.LOST, Word.NOT_TOLD),
        changes.classes().stream().map(ClassChange::word).toList());
    assertEquals("dog", changes.lost().get(0).name());
    assertEquals("cat", changes.won().get(0).name());
    String text = changes.toString();
    assertTrue(text.startsWith("frozen against scratch, class by class: lost dog (-"), text);
    assertTrue(
        text.contains(
            "3 of 3 classes tested over 5 seeds; words at a false discovery rate of 10%, intervals"
                + " at 95% each"),
        text);
    assertEquals(Word.WON, ByClass.of(runs, "scratch", "frozen").classes().get(1).word());
  }

  @Test
  void aSmallTableWithoutSpreadIsNotTakenForCertain() {
    Runs runs =
        new Runs(
            List.of(
                answering("scratch", 1, THREE.subList(0, 2), "1111111111"),
                answering("scratch", 2, THREE.subList(0, 2), "1111111111"),
                answering("frozen", 1, THREE.subList(0, 2), "0101010101"),
                answering("frozen", 2, THREE.subList(0, 2), "0101010101")));
    ClassChange cat = ByClass.of(runs, "frozen", "scratch").classes().get(0);
    // By hand, one of ten differences 0: MSS = MSI = MSE = 0.1, so A = 0.1, B = 0, variance 0.01,
    // mean -0.9, t = 9 with 1 degree of freedom: p = 2 (1/2 - atan(9) / pi).
    assertEquals(1 - 2 * Math.atan(9) / Math.PI, cat.pValue(), 1e-9);
    Runs same =
        new Runs(
            List.of(
                runs.all().get(0),
                runs.all().get(1),
                runs.all().get(0).withArm("frozen"),
                runs.all().get(1).withArm("frozen")));
    ClassChange equal = ByClass.of(same, "frozen", "scratch").classes().get(0);
    assertEquals(1, equal.pValue());
    assertEquals(Word.NOT_TOLD, equal.word());
  }

  @Test
  void redrawnRowsAreComparedOverSeeds() {
    List<Run> runs = new ArrayList<>();
    for (Run run : hidden(3).all()) {
      runs.add(RunFixtures.withRowsMoved(run, (int) run.seed() * 1000));
    }
    ByClass changes = ByClass.of(new Runs(runs), "frozen", "scratch");
    assertTrue(
        changes.notes().contains("test rows change from seed to seed: intervals over seeds alone"));
    assertEquals(2, changes.classes().get(0).difference().get().degreesOfFreedom());
  }

  @Test
  void rarelyFindsAnythingWhereThereIsNothing() {
    // 150 pairs of arms that differ by chance alone, 5 seeds, 4 classes of 15 rows: a discovery in
    // at most 10% of them, plus three standard errors of such a share.
    Random random = new Random(11);
    List<String> four = List.of("a", "b", "c", "d");
    int found = 0;
    for (int trial = 0; trial < 150; trial++) {
      double[] rows = random.doubles(60, 0.2, 1).toArray();
      List<Run> runs = new ArrayList<>();
      for (String arm : List.of("scratch", "frozen")) {
        for (int seed = 1; seed <= 5; seed++) {
          runs.add(answering(arm, seed, four, drawn(random, rows, 60)));
        }
      }
      ByClass changes = ByClass.of(new Runs(runs), "frozen", "scratch");
      found += changes.lost().size() + changes.won().size() > 0 ? 1 : 0;
    }
    assertTrue(found <= 26, found + " of 150 with a discovery");
  }

  @Test
  void badInputIsNamed() {
    Runs scores =
        new Runs(
            List.of(
                stated("scratch", 1, 0.7),
                stated("scratch", 2, 0.7),
                stated("frozen", 1, 0.8),
                stated("frozen", 2, 0.8)));
    assertSays(
        "answers of 'frozen' and 'scratch' must be known row by row; a test score alone does not say"
            + " which rows were lost",
        () -> ByClass.of(scores, "frozen", "scratch"));
    Runs failed =
        new Runs(
            List.of(
                RunFixtures.failed(hidden(1).all().get(0), "it diverged"), hidden(1).all().get(1)));
    assertSays(
        "seeds with which both 'frozen' and 'scratch' ended well (0) must be at least 1; see what"
            + " failed in the verdict",
        () -> ByClass.of(failed, "frozen", "scratch"));
    assertSays(
        "arm 'scratch' is the baseline itself; name another arm",
        () -> ByClass.of(failed, "scratch", "scratch"));
    Runs other = new Runs(List.of(hidden(1).all().get(0), answering("frozen", 1, THREE, "11")));
    assertSays(
        "test rows of arm 'frozen' with seed 1 (2) must be those of 'scratch' (60), with the same"
            + " classes; run both on one split",
        () -> ByClass.of(other, "frozen", "scratch"));
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
