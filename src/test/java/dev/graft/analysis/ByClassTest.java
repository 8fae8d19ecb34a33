package dev.graft.analysis;

import static dev.graft.analysis.CurveFixtures.answering;
import static dev.graft.analysis.CurveFixtures.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.ClassChange.Word;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.CrossedInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ByClassTest {
  private static final List<String> THREE = List.of("cat", "dog", "emu");

  // 60 rows, 20 of each class: the arm gains on cats what it loses on dogs; emus stay.
  private static Runs hidden(int seeds) {
    Random random = new Random(4);
    double[] scratch = {0.4, 0.9, 0.6};
    double[] frozen = {0.9, 0.4, 0.6};
    List<Run> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(answering("scratch", seed, THREE, drawn(random, scratch, 60)));
    }
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(answering("frozen", seed, THREE, drawn(random, frozen, 60)));
    }
    return new Runs(runs);
  }

  private static String drawn(Random random, double[] chances, int rows) {
    StringBuilder right = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      right.append(random.nextDouble() < chances[i % chances.length] ? '1' : '0');
    }
    return right.toString();
  }

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
  void eachClassHasTheIntervalOfItsOwnRows() {
    Runs runs =
        new Runs(
            List.of(
                answering("scratch", 1, List.of("cat", "dog"), "1011101010"),
                answering("scratch", 2, List.of("cat", "dog"), "1010111110"),
                answering("frozen", 1, List.of("cat", "dog"), "0111010110"),
                answering("frozen", 2, List.of("cat", "dog"), "1101011101")));
    ClassChange cat = ByClass.of(runs, "frozen", "scratch").classes().get(0);
    // By hand: rows 0, 2, 4, 6, 8 are cats.
    double[][] differences = {{-1, 0, -1, -1, 0}, {0, -1, -1, 0, -1}};
    assertEquals(CrossedInterval.withDefaults().of(differences), cat.difference().get());
    assertEquals(5, cat.rows());
    assertEquals(1, cat.ofBaseline());
    assertEquals(0.4, cat.ofArm());
  }

  @Test
  void classesWithFewRowsAndSingleSeedsSaySo() {
    Runs few =
        new Runs(
            List.of(
                answering("scratch", 1, THREE, "1111111"),
                answering("scratch", 2, THREE, "1111111"),
                answering("frozen", 1, THREE, "0000000"),
                answering("frozen", 2, THREE, "0000000")));
    ByClass changes = ByClass.of(few, "frozen", "scratch");
    assertEquals(Word.TOO_FEW_ROWS, changes.classes().get(0).word());
    assertTrue(changes.classes().get(0).difference().isEmpty());
    assertTrue(changes.toString().contains("0 of 3 classes tested over 2 seeds"));
    ByClass single = ByClass.of(hidden(1), "frozen", "scratch");
    assertEquals(Word.ONE_SEED, single.classes().get(0).word());
    assertTrue(
        single.notes().contains("one seed cannot show how much the seed matters; add seeds"));
    assertFalse(single.toString().contains("NaN"), single.toString());
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
        "test rows of arm 'frozen' with seed 1 must be those of 'scratch', with the same classes;"
            + " run both on one split",
        () -> ByClass.of(other, "frozen", "scratch"));
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
