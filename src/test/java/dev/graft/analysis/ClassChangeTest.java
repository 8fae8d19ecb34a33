package dev.graft.analysis;

import static dev.graft.analysis.ClassFixtures.THREE;
import static dev.graft.analysis.ClassFixtures.hidden;
import static dev.graft.analysis.CurveFixtures.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.ClassChange.Word;
import dev.graft.run.Runs;
import dev.graft.stats.CrossedInterval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassChangeTest {
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
    assertEquals(
        CrossedInterval.withDefaults().of(differences).within(-1, 1), cat.difference().get());
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
}
