package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehindSolvedHeadTest {
  private static final int PASSES = 12;

  /** Fine-tunings on a plateau of accuracy, whose validation loss falls so much in each pass. */
  private static List<Run> falling(double... nats) {
    double[] losses = IntStream.range(0, PASSES).mapToDouble(i -> 0.1 / (i + 1)).toArray();
    List<Run> runs = StandingFixtures.curves(Arm.of("tuned", 0.6), losses, StandingFixtures.FLAT);
    return IntStream.range(0, runs.size())
        .mapToObj(i -> withLoss(runs.get(i), nats[i % nats.length]))
        .toList();
  }

  private static Run withLoss(Run run, double nats) {
    List<Point> points =
        run.curve().points().stream()
            .map(
                p ->
                    new Point(
                        p.passes(),
                        p.updates(),
                        p.seconds(),
                        p.trainingLoss(),
                        0.9 - nats * p.passes(),
                        p.validationAccuracy()))
            .toList();
    return RunFixtures.withPoints(run, points);
  }

  private static TrainedOut behind(List<Run> runs) {
    return TrainingEvidence.of(StandingFixtures.with(runs, "solver", "solved"));
  }

  @Test
  void aValidationLossThatFallsIsEvidence() {
    TrainedOut training = behind(falling(0.006, 0.0055));
    assertEquals(
        List.of(TrainedOut.Reason.VALIDATION_LOSS_FALLING),
        training.evidence().stream().map(TrainedOut.Evidence::reason).toList());
    // The last half has six passes: three seeds lose 0.036 nats there, two 0.033.
    assertEquals(0.0348, training.evidence().get(0).number(), 1e-9);
    assertEquals(
        "tuned: not trained out: it lowered its validation loss still, by 0.035 in the last half"
            + " of its passes",
        training.toString());
  }

  @Test
  void aSmallFallIsNone() {
    // In six passes 0.0252 nats, and 0.0246.
    assertTrue(behind(falling(0.0042)).denied(TrainedOut.Reason.VALIDATION_LOSS_FALLING));
    assertEquals(TrainedOut.State.YES, behind(falling(0.0041)).state());
  }

  @Test
  void aFallThatTheSeedsDoNotShareIsNone() {
    assertEquals(TrainedOut.State.YES, behind(falling(0.02, -0.01, 0.03, -0.015, 0.02)).state());
  }

  /** Answers get surer and no righter there: see the guide. */
  @Test
  void behindAnyOtherHeadItIsNone() {
    TrainedOut training = TrainingEvidence.of(falling(0.006));
    assertFalse(training.denied(TrainedOut.Reason.VALIDATION_LOSS_FALLING), training.toString());
  }

  @Test
  void runsThatDoNotSayItAreNotAccused() {
    assertEquals(TrainedOut.State.YES, behind(falling(0.006, Double.NaN)).state());
  }
}
