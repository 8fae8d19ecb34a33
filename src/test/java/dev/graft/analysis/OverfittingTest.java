package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverfittingTest {
  /** A run with these losses behind passes 1, 2, ... */
  private static Run run(Run run, double[] training, double[] validation) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, 0, Double.NaN, Double.NaN, 0.3));
    for (int i = 0; i < training.length; i++) {
      points.add(new Point(i + 1, i + 1, i + 1, training[i], validation[i], 0.5));
    }
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        run.failure(),
        new Curve(points, 1),
        run.test(),
        run.budget(),
        run.provenance());
  }

  private static Runs three(double[]... validation) {
    double[] training = {1, 0.5, 0.2, 0.1};
    List<Run> seeds = Arm.of("scratch", 0.5).seeds(validation.length);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < validation.length; i++) {
      runs.add(run(seeds.get(i), training, validation[i]));
    }
    return new Runs(runs, Optional.empty());
  }

  @Test
  void theOpeningIsThePassOfTheLowestMeanLoss() {
    GapCurve curve =
        Overfitting.of(
                three(
                    new double[] {1, 0.8, 0.9, 1.0},
                    new double[] {1, 0.7, 0.9, 1.1},
                    new double[] {1, 0.6, 0.8, 0.9}))
            .arms()
            .get(0);
    assertEquals(2, curve.lowestPass());
    assertEquals(0.2, curve.gap().get(1), 1e-12, "0.7 - 0.5");
    assertEquals(0.9, curve.gap().get(3), 1e-12, "1.0 - 0.1");
    // rises 0.2, 0.4, 0.3: mean 0.3, s = 0.1, t(2, 97.5%) = 4.302653: 0.3 +- 0.248414
    assertEquals(0.3, curve.rise().orElseThrow().mean(), 1e-12);
    assertEquals(0.051586, curve.rise().orElseThrow().low(), 1e-6);
    assertEquals(Optional.of(2.0), curve.opening());
    assertEquals("scratch: overfits from pass 2 on", curve.toString());
  }

  @Test
  void aRiseWithinItsDoubtIsNoOpening() {
    Overfitting overfitting =
        Overfitting.of(
            three(
                new double[] {1, 0.8, 0.9, 0.7},
                new double[] {1, 0.7, 0.9, 1.3},
                new double[] {1, 0.6, 0.8, 0.9}));
    GapCurve curve = overfitting.arms().get(0);
    assertEquals(Optional.empty(), curve.opening());
    assertEquals("scratch: cannot tell whether it overfits", curve.toString());
    assertTrue(overfitting.toString().contains("2 of 4"), overfitting.toString());
  }

  @Test
  void aFallingLossIsStillImprovingAndOneSeedHasNoInterval() {
    double[] falling = {1, 0.8, 0.7, 0.6};
    assertEquals(
        "scratch: still improving",
        Overfitting.of(three(falling, falling)).arms().get(0).toString());
    Overfitting single = Overfitting.of(three(new double[] {1, 0.6, 0.8, 0.9}));
    assertEquals(Optional.empty(), single.arms().get(0).rise());
    assertTrue(single.toString().contains("one seed: no interval"), single.toString());
  }

  @Test
  void runsWithoutLossesAreLeftOut() {
    Run failed = RunFixtures.failed(Arm.of("scratch", 0.5).seed(1), "it broke");
    assertEquals(List.of(), Overfitting.of(new Runs(List.of(failed), Optional.empty())).arms());
  }
}
