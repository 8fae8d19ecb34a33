package dev.graft.analysis;

import static dev.graft.analysis.StandingFixtures.FLAT;
import static dev.graft.analysis.StandingFixtures.curves;
import static dev.graft.analysis.StandingFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateTooHighTest {
  /** At AdamW's 10 a head on clothing ends at 53 nats, up and down all the way. */
  private static List<Run> jagged(double scale) {
    double[] losses =
        IntStream.range(0, 12).mapToDouble(i -> scale * (i % 2 == 0 ? 60 : 50)).toArray();
    losses[0] = 100 * scale;
    return with(curves(Arm.of("frozen", 0.6), losses, FLAT), "rates", "fixed");
  }

  @Test
  void aStatedRateAtWhichTheLossJumpsIsNoTrainingToTheEnd() {
    assertEquals(
        "frozen: not trained out: it saw its training loss rise in 45% of the passes of its last"
            + " phase, at a rate that was stated",
        TrainingEvidence.of(jagged(1)).toString());
    assertFalse(
        TrainingEvidence.of(with(jagged(1), "rates", "searched"))
            .denied(TrainedOut.Reason.RATE_TOO_HIGH),
        "a search has tried lower ones");
  }

  @Test
  void whereTheRowsAreLearnedItIsTheLossOfSureAnswers() {
    assertEquals(TrainedOut.State.YES, TrainingEvidence.of(jagged(1e-4)).state());
  }

  @Test
  void aLossThatEndsAboveItsFirstPassIsOneToo() {
    double[] losses = {.9, .8, .7, .6, .65, .7, .75, .8, .85, .9, .95, 1};
    // The first phase had a pass at 2 nats, so that the run is no failure.
    double[] both = new double[13];
    both[0] = 2;
    System.arraycopy(losses, 0, both, 1, 12);
    double[] accuracies = new double[13];
    java.util.Arrays.fill(accuracies, .6);
    List<Run> runs = curves(Arm.of("frozen", 0.6), both, accuracies);
    TrainedOut training =
        TrainingEvidence.of(with(with(runs, "rates", "fixed"), "phases.passes", "1, 12"));
    assertEquals(
        "frozen: not trained out: it saw its training loss grow to 1.11 times that of its first"
            + " pass, at a rate that was stated",
        training.toString());
    assertEquals(TrainedOut.Reason.RATE_TOO_HIGH, training.decisive().orElseThrow());
  }
}
