package dev.graft.analysis;

import static dev.graft.analysis.StandingFixtures.RISING;
import static dev.graft.analysis.StandingFixtures.curves;
import static dev.graft.analysis.StandingFixtures.falling;
import static dev.graft.analysis.StandingFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedTest {
  private static final Arm ARM = Arm.of("scratch", 0.6);

  /** Ends at 0.38 nats, which is below 0.4. */
  private static final List<Run> RUNS = curves(ARM, falling(12, .6, .02), RISING);

  /** 15 of 100 are ill, and 50 would be half: naming all well has a loss of 0.42 nats. */
  @Test
  void whoNamesTheLargestClassHasLearnedNothing() {
    assertEquals(TrainedOut.State.YES, TrainingEvidence.of(RUNS).state(), "earlier versions");
    List<Run> ill = with(RUNS, "rows.training.evenness", "0.3");
    assertTrue(TrainingEvidence.of(ill).denied(TrainedOut.Reason.STILL_RISING));
    List<Run> half = with(RUNS, "rows.training.evenness", "1.0");
    assertEquals(TrainedOut.State.YES, TrainingEvidence.of(half).state());
  }

  @Test
  void theRiseIsThatOfTheScoreThatChose() {
    double[] flat = new double[12];
    java.util.Arrays.fill(flat, .85);
    List<Run> runs = curves(ARM, falling(12, .9, .02), flat);
    assertTrue(!TrainingEvidence.of(runs).denied(TrainedOut.Reason.STILL_RISING));
    List<Run> monitored =
        with(
            with(runs, "monitor", "macro-F1"),
            "monitor.scores",
            "0.2; 0.46; 0.46; 0.46; 0.46; 0.46; 0.46; 0.5; 0.54; 0.58; 0.62; 0.66; 0.7");
    String words = TrainingEvidence.of(monitored).toString();
    assertTrue(
        words.contains("still gained 24.0 points of validation macro-F1 in the last half"), words);
  }
}
