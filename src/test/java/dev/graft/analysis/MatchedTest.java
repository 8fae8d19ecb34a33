package dev.graft.analysis;

import static dev.graft.analysis.CurveRuns.THREE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.CurveMetric.Kind;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchedTest {
  @Test
  void aFailedRunTakesItsPairAlong() {
    List<Run> runs = new ArrayList<>(THREE.all());
    runs.set(4, RunFixtures.failed(runs.get(4), "it diverged"));
    TransferMetrics metrics = TransferMetrics.of(new Runs(runs), "scratch");
    assertEquals(2, metrics.metric("frozen", Kind.ASYMPTOTE).pairs());
    assertTrue(metrics.notes().contains("frozen with seed 2 failed; its pairs are left out"));
    runs.set(3, RunFixtures.failed(runs.get(3), "it diverged"));
    runs.set(5, RunFixtures.failed(runs.get(5), "it diverged"));
    TransferMetrics none = TransferMetrics.of(new Runs(runs), "scratch");
    assertEquals("no seed whose runs both ended well", none.metric("frozen", Kind.SLOPE).remark());
    assertEquals(
        "no seed whose runs both ended well",
        none.timeToThreshold("frozen", Clock.SECONDS).remark());
    assertFalse(none.toString().contains("NaN"), none.toString());
  }
}
