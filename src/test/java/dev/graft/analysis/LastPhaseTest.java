package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Point;
import dev.graft.run.Run;
import org.junit.jupiter.api.Test;

/** What the end of a learning curve shows. */
class LastPhaseTest {
  private static LastPhase of(double... accuracies) {
    return LastPhase.of(run(accuracies));
  }

  private static Run run(double... accuracies) {
    return StandingFixtures.curves(Arm.of("frozen", 0.6), accuracies).get(0);
  }

  @Test
  void theBestPassIsTheFirstOfEqualOnesUnlessAllAre() {
    assertEquals(0.5, of(.3, .6, .6, .5).best(), 1e-12);
    assertEquals(1, of(.3, .4, .5, .6).best(), 1e-12);
    assertEquals(1, of(.88, .88, .88, .88).best(), 1e-12, "nothing was ever found");
  }

  @Test
  void theLastHalfIsALeastSquaresLine() {
    // By hand: of 0.4, 0.5, 0.6 the slope is 0.1 a pass, over two passes 0.2.
    LastPhase rising = of(.1, .2, .4, .5, .6);
    assertEquals(0.2, rising.scoreInHalf(), 1e-12);
    assertEquals(0.2, rising.riseInHalf(Point::validationAccuracy), 1e-12);
    // One lucky pass in the middle lifts no line.
    assertEquals(0, of(.1, .2, .5, .9, .5).scoreInHalf(), 1e-12);
  }

  @Test
  void twoPassesShowNothing() {
    assertFalse(of(.5, .6).enough());
    assertTrue(of(.5, .6, .6).enough());
  }

  @Test
  void aFineTuningHasItsOwnPassesAlone() {
    Run tuned = RunFixtures.with(run(.3, .4, .5, .6, .6, .6), "phases.passes", "3, 3");
    assertEquals(3, LastPhase.of(tuned).points().size());
    assertEquals(3, LastPhase.of(tuned).scores().size());
  }
}
