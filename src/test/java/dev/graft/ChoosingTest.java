package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The choice follows from the verdicts, and what it is worth is told by rows that did not choose.
 */
class ChoosingTest {
  private static final int ROWS = 200;
  private static final List<String> BY_COST = List.of("small", "frozen", "tuned");

  /** Runs that answer so many rows rightly: the first ones, but for a few by the seed. */
  private static List<Run> arm(String name, double accuracy, int luck) {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(31 * seed + luck);
      List<Integer> predicted =
          IntStream.range(0, ROWS)
              .map(row -> random.nextDouble() < accuracy ? row % 2 : 1 - row % 2)
              .boxed()
              .toList();
      runs.add(run(name, seed, predicted));
    }
    return runs;
  }

  private static Run run(String name, long seed, List<Integer> predicted) {
    List<Integer> rows = IntStream.range(0, ROWS).boxed().toList();
    List<Integer> actual = rows.stream().map(row -> row % 2).toList();
    Predictions test = new Predictions(List.of("a", "b"), rows, actual, predicted);
    Curve curve = new Curve(List.of(new Point(0, 0, 0, 1, 1, 0.5)), 0);
    return new Run(name + seed, name, seed, "", curve, test, new Budget(1, 1, 1, 1, 1), Map.of());
  }

  @SafeVarargs
  private static Comparison against(String baseline, List<Run>... arms) {
    List<Run> all = new ArrayList<>();
    for (List<Run> arm : arms) {
      all.addAll(arm);
    }
    return Comparison.of(new Runs(all)).against(baseline);
  }

  @Test
  void theDearerArmIsTakenWhereItHelpsAgainstTheOneBeforeItAlone() {
    Comparison comparison =
        against("small", arm("small", 0.6, 1), arm("frozen", 0.9, 2), arm("tuned", 0.91, 3));
    assertEquals(Outcome.HELPS, comparison.verdict("tuned").outcome(), "against the rival");
    Choosing choosing = Choosing.of(comparison, BY_COST);
    assertEquals(Optional.of("frozen"), choosing.chosen(), "against frozen it is not clear");
    assertEquals("frozen", choosing.steps().get(1).baseline());
    Choosing clear =
        Choosing.of(
            against("small", arm("small", 0.6, 1), arm("frozen", 0.75, 2), arm("tuned", 0.95, 3)),
            BY_COST);
    assertEquals(Optional.of("tuned"), clear.chosen());
  }

  @Tag("slow")
  @Test
  void whatCannotBeToldLeavesTheCheaperOne() {
    Choosing choosing =
        Choosing.of(
            against("small", arm("small", 0.80, 1), arm("frozen", 0.82, 2), arm("tuned", 0.7, 3)),
            BY_COST);
    assertEquals(Optional.of("small"), choosing.chosen());
  }

  @Test
  void anArmWithAFailedRunIsNotChosenAndNotComparedWith() {
    List<Run> failed =
        arm("small", 0.6, 1).stream()
            .map(
                r ->
                    new Run(
                        r.key(),
                        r.arm(),
                        r.seed(),
                        "the loss was NaN",
                        r.curve(),
                        Predictions.none(List.of("a", "b")),
                        r.budget(),
                        r.provenance()))
            .toList();
    Comparison comparison = against("small", failed, arm("frozen", 0.9, 2), arm("tuned", 0.91, 3));
    Choosing choosing = Choosing.of(comparison, BY_COST);
    assertEquals(Optional.of("frozen"), choosing.chosen());
    assertEquals(1, choosing.steps().size());
  }

  @Test
  void rowsThatDidNotChooseTellTheAccuracy() {
    Comparison comparison =
        against("small", arm("small", 0.6, 1), arm("frozen", 0.9, 2), arm("tuned", 0.91, 3));
    Choosing choosing = Choosing.of(comparison, BY_COST);
    Choosing.LeftOut clear = choosing.leftOut(comparison, BY_COST).orElseThrow();
    assertEquals(Choosing.PARTS, clear.agreeing());
    double plain =
        comparison.runs().arm("frozen").stream()
            .mapToDouble(run -> run.test().accuracy())
            .average()
            .orElseThrow();
    assertEquals(plain, clear.accuracy().mean(), 1e-12, "all parts chose it: nothing to correct");
  }

  /** Where some rows made the choice, these rows judge by what the others would have chosen. */
  @Tag("slow")
  @Test
  void whatHungOnFewRowsIsToldWithoutTheirLuck() {
    int found = 0;
    for (int luck = 0; luck < 200 && found < 3; luck++) {
      Comparison comparison =
          against("small", arm("small", 0.80, 2 * luck), arm("frozen", 0.85, 2 * luck + 1));
      Choosing choosing = Choosing.of(comparison, BY_COST);
      if (choosing.chosen().get().equals("frozen")) {
        Choosing.LeftOut told = choosing.leftOut(comparison, BY_COST).orElseThrow();
        double plain = OwnAccuracy.of(comparison.runs().arm("frozen")).mean();
        if (told.agreeing() < Choosing.PARTS) {
          found++;
          assertTrue(told.accuracy().mean() < plain, told + " of " + plain);
        }
      }
    }
    assertEquals(3, found, "choices that hang on a tenth of the rows");
  }
}
