package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.TrainedOut;
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
  }
}
