package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.StandingFixtures;
import dev.graft.analysis.TrainedOut;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an arm is told that lost before it was trained out. */
class ChangesTest {
  private static String more(TrainedOut.Reason... reasons) {
    List<TrainedOut.Evidence> evidence =
        List.of(reasons).stream().map(r -> new TrainedOut.Evidence(r, 5, "any words")).toList();
    return Changes.more(new TrainedOut("frozen", TrainedOut.State.NO, evidence));
  }

  @Test
  void longerTrainingIsNoRemedyForARateAtTheEdge() {
    String beyond = "at a rate beyond those tried, of which it took the outermost";
    assertEquals(beyond, more(TrainedOut.Reason.RATE_AT_EDGE));
    assertEquals(beyond, more(TrainedOut.Reason.STILL_RISING, TrainedOut.Reason.RATE_AT_EDGE));
    assertEquals("when it trains longer", more(TrainedOut.Reason.STILL_RISING));
    assertEquals(
        "at a lower rate", more(TrainedOut.Reason.FEW_UPDATES, TrainedOut.Reason.RATE_TOO_HIGH));
    assertEquals("at a higher rate", more(TrainedOut.Reason.BODY_STOOD_STILL));
  }

  @Test
  void aSolvedHeadDoesNotTrainLonger() {
    assertEquals(
        "with weaker penalties than those tried", more(TrainedOut.Reason.WEAKEST_STRENGTH));
    assertEquals(
        "with stronger penalties than those stated", more(TrainedOut.Reason.STRONGEST_STRENGTH));
    assertEquals(
        "once its head is solved to the optimum", more(TrainedOut.Reason.SHORT_OF_OPTIMUM));
  }

  /** The same runs under two names, of which one has a curve that still rises. */
  private static String alike(double[] arm, double[] baseline) {
    List<Run> scratch = StandingFixtures.curves(RunFixtures.Arm.of("scratch", 0.8), baseline);
    List<Run> dear =
        StandingFixtures.curves(RunFixtures.Arm.of("scratch", 0.8), arm).stream()
            .map(run -> run.withArm("dear"))
            .toList();
    Comparison comparison = Comparison.of(RunFixtures.runs(scratch, dear)).against("scratch");
    return Changes.alike(comparison.verdict("dear"));
  }

  @Test
  void whatIsBoundIsNotSaidToGainNothing() {
    double[] flat = StandingFixtures.FLAT;
    double[] rising = StandingFixtures.RISING;
    assertEquals("dear instead would gain nothing that matters.", alike(flat, flat));
    assertEquals(
        "dear instead, should it gain something when it trains longer: it was not trained out.",
        alike(rising, flat));
    assertEquals(
        "dear instead would gain nothing that matters, and scratch may gain something when it"
            + " trains longer: it was not trained out.",
        alike(flat, rising));
  }
}
