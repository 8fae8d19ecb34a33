package dev.graft.analysis;

import static dev.graft.analysis.LossFixtures.three;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverfittingTest {
  @Test
  void aFallingLossIsStillImprovingAndOneSeedHasNoInterval() {
    double[] falling = {1, 0.8, 0.7, 0.6};
    assertEquals(
        "scratch: still improving",
        Overfitting.of(three(falling, falling)).arms().get(0).toString());
    Overfitting single = Overfitting.of(three(new double[] {1, 0.6, 0.8, 0.9}));
    assertEquals(Optional.empty(), single.arms().get(0).rise());
    double[] rising = {1, 0.6, 0.8, 0.9};
    Overfitting two = Overfitting.of(three(rising, rising));
    assertEquals("scratch: cannot tell whether it overfits", two.arms().get(0).toString());
    assertTrue(single.toString().contains("fewer than 3 seeds: no interval"), single.toString());
  }

  /** Patience ends each seed where it no longer improves: the pass that all have says no more. */
  @Test
  void seedsThatPatienceEndedAreNotStillImproving() {
    List<Run> seeds = Arm.of("patience", 0.5).seeds(2);
    double[] brief = {1, 0.8, 0.7};
    double[] longer = {1, 0.8, 0.6, 0.5, 0.6};
    Runs runs =
        new Runs(
            List.of(
                LossFixtures.run(seeds.get(0), brief, brief),
                LossFixtures.run(seeds.get(1), longer, longer)),
            Optional.empty());
    GapCurve curve = Overfitting.of(runs).arms().get(0);
    assertEquals("patience: seeds end between pass 3 and 5", curve.toString());
    assertEquals(3, curve.passes().size());
  }

  @Test
  void runsWithoutLossesAreLeftOut() {
    Run failed = RunFixtures.failed(Arm.of("scratch", 0.5).seed(1), "it broke");
    assertEquals(List.of(), Overfitting.of(new Runs(List.of(failed), Optional.empty())).arms());
  }
}
