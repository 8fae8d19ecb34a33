package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.recipe.Recipe;
import dev.graft.run.Checkpoint;
import dev.graft.run.Fact;
import dev.graft.run.Monitor;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which pass a run keeps, by which score. */
@Tag("engine")
class GrowingCurveTest {
  private static final ImageSet SHOES = FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker");
  private static final Recipe RECIPE =
      Recipe.withDefaults().withPasses(6).withRate(3e-3).withMonitor(Monitor.MACRO_F1);
  private static final Plan PLAN =
      new Plan(
          SHOES.perClass(10, 5).withTestRows(60),
          FashionNet.clothing()
              .withoutHead()
              .frozen()
              .withHead(Head.linear(SHOES.classes()))
              .fromScratch(),
          RECIPE,
          3);

  private static Point point(int pass, double loss, double accuracy) {
    return new Point(pass, pass, pass, loss, loss, accuracy);
  }

  @Test
  void theScoreDecidesThenTheLoss() {
    GrowingCurve curve = new GrowingCurve(Monitor.MACRO_F1);
    curve.add(point(1, 1, 0.9), 0.4);
    assertTrue(curve.better(), "the first of all");
    curve.chooseLast();
    curve.add(point(2, 2, 0.8), 0.5);
    assertTrue(curve.better(), "a lower accuracy and a higher score");
    curve.chooseLast();
    curve.add(point(3, 3, 0.99), 0.5);
    assertFalse(curve.better(), "an equal score and a higher loss");
    assertEquals(1, curve.pointsSinceBest(0));
    assertFalse(curve.bestIsLast());
    curve.add(point(4, 1.5, 0.1), 0.5);
    assertTrue(curve.better(), "an equal score and a lower loss");
    assertEquals(1, curve.curve().chosen());
  }

  @Test
  void aStoppedCurveGoesOnWithItsScores() {
    GrowingCurve curve = new GrowingCurve(Monitor.MACRO_F1);
    List<Point> points = List.of(point(0, 2, 0.2), point(1, 1, 0.9));
    curve.resume(new Checkpoint("k", "w", 1, points, List.of(0.1, 0.7), 1, 1, 1, 0));
    curve.add(point(2, 1, 0.95), 0.6);
    assertFalse(curve.better());
    assertEquals(List.of(0.2, 0.9), new Checkpoint("k", "w", 1, points, null, 1, 1, 1, 0).scores());
  }

  /** Two rows of class 0 and one of class 1, all answered 0: F1 0.8 and 0, so 0.4 in the mean. */
  @Test
  void macroF1CountsEachClassTheSame() {
    List<Integer> rows = PLAN.split().rows(3).validation();
    int zero = SHOES.label(rows.get(0));
    List<Integer> some = rows.stream().filter(row -> SHOES.label(row) == zero).limit(2).toList();
    int other = rows.stream().filter(row -> SHOES.label(row) != zero).findFirst().orElseThrow();
    List<Integer> asked = List.of(some.get(0), some.get(1), other);
    int[] answers = {zero, zero, zero};
    assertEquals(0.4, new Evaluation(PLAN, null, null).score(asked, answers, 0.66), 1e-12);
  }

  @Test
  void aRunKeepsThePassThatItsMonitorFoundBest() {
    Run run = Training.run(PLAN, Optional.empty(), RunListener.NONE).run();
    assertEquals(Optional.of(Monitor.MACRO_F1), run.fact(Fact.MONITOR));
    List<Double> scores = run.fact(Fact.MONITOR_SCORES).orElseThrow();
    assertEquals(run.curve().points().size(), scores.size());
    assertEquals(scores, run.monitored());
    assertEquals(
        scores.stream().skip(1).mapToDouble(score -> score).max().orElseThrow(),
        run.monitoredBest());
    assertFalse(
        scores.equals(run.curve().points().stream().map(Point::validationAccuracy).toList()));
  }

  @Test
  void aRunThatChoosesByAccuracyIsWhatItWas() {
    Recipe plain = RECIPE.withMonitor(Monitor.ACCURACY);
    assertEquals(Recipe.withDefaults().withPasses(6).withRate(3e-3).canonical(), plain.canonical());
    Plan plan = new Plan(PLAN.split(), PLAN.network(), plain, 3);
    Run run = Training.run(plan, Optional.empty(), RunListener.NONE).run();
    assertTrue(run.fact(Fact.MONITOR).isEmpty() && run.fact(Fact.MONITOR_SCORES).isEmpty());
    assertEquals(run.curve().best().validationAccuracy(), run.monitoredBest());
    assertTrue(RECIPE.toString().contains("chosen by validation macro-F1"), RECIPE.toString());
  }
}
