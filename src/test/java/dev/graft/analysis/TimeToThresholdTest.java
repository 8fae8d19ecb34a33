package dev.graft.analysis;

import static dev.graft.analysis.CurveFixtures.curve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that reach the threshold late or never; see also {@link TransferMetricsTest}. */
class TimeToThresholdTest {
  // Scratch reaches 0.63 with one of its two seeds.
  private static final Runs CENSORED =
      new Runs(
          List.of(
              curve("scratch", 1, .2, .3, .4, .5, .6, .7, .8, .8, .8),
              curve("scratch", 2, .2, .2, .2, .3, .4, .5, .5, .6, .6),
              curve("frozen", 1, .5, .6, .7, .8, .8, .8, .8, .8, .8),
              curve("frozen", 2, .4, .4, .5, .6, .7, .7, .7, .7, .7)));

  @Test
  void aRunThatNeverReachesTheThresholdIsCensoredNotLeftOut() {
    TransferMetrics metrics = TransferMetrics.of(CENSORED, "scratch");
    // By hand: asymptotes 0.8 and 0.6, so 0.9 x 0.7.
    assertEquals(0.63, metrics.threshold(), 1e-12);
    TimeToThreshold time = metrics.timeToThreshold("frozen", Clock.UPDATES);
    assertEquals(
        "1 of 2, median not reached within 200 updates", time.ofBaseline().words(Clock.UPDATES));
    assertEquals("2 of 2, median 75 updates", time.ofArm().words(Clock.UPDATES));
    // By hand: 50 - 125 and 100 - 200, so -87.5; t_1 = 12.7062 times half their distance, 12.5.
    Interval difference = time.difference().get();
    assertEquals(-87.5, difference.mean(), 1e-12);
    assertEquals(12.7062047 * 12.5, difference.high() - difference.mean(), 1e-4);
    assertEquals("t over 2 seed pairs, time within 200 updates", time.remark());
    // Seen from the other side, and with a frozen run that ended early, at 25 updates.
    List<Run> early = new ArrayList<>(CENSORED.all());
    early.set(3, curve("frozen", 2, .4, .4));
    TimeToThreshold cut =
        TransferMetrics.of(new Runs(early), "scratch").timeToThreshold("frozen", Clock.UPDATES);
    assertEquals(0, cut.difference().get().mean());
    assertEquals(
        "t over 2 seed pairs, time within 25 updates; 2 runs reached it later, counted as that",
        cut.remark());
  }

  /** 0.9 x 0.8 is a rounding error more than 0.72, which cost a run a whole validation point. */
  @Test
  void aRoundingErrorCostsNoUpdates() {
    Runs runs =
        new Runs(
            List.of(
                curve("scratch", 1, .2, .5, .72, .8, .8, .8, .8),
                curve("scratch", 2, .2, .5, .72, .8, .8, .8, .8),
                curve("frozen", 1, .5, .72, .8, .8, .8, .8, .8),
                curve("frozen", 2, .5, .72, .8, .8, .8, .8, .8)));
    TransferMetrics metrics = TransferMetrics.of(runs, "scratch");
    assertTrue(metrics.threshold() > 0.72, "above by rounding alone");
    TimeToThreshold time = metrics.timeToThreshold("frozen", Clock.UPDATES);
    assertEquals(50, time.ofBaseline().median());
    assertEquals(25, time.ofArm().median());
  }

  @Test
  void aThresholdThatNobodyReachesHasNoDifference() {
    TimeToThreshold time =
        TransferMetrics.of(CENSORED, "scratch")
            .withThreshold(0.95)
            .timeToThreshold("frozen", Clock.UPDATES);
    assertTrue(time.difference().isEmpty());
    assertEquals("not reached within 200 updates", time.ofArm().words(Clock.UPDATES));
    assertEquals("not reached within 200 updates", time.ofBaseline().words(Clock.UPDATES));
    assertEquals("reached by neither: lower the threshold or train longer", time.remark());
  }

  @Test
  void classMeansAloneMayReachIt() {
    TimeToThreshold time =
        TransferMetrics.of(CENSORED, "scratch")
            .withThreshold(0.3)
            .timeToThreshold("frozen", Clock.UPDATES);
    assertEquals(0, time.ofArm().median());
    // By hand: scratch stands at 0.3 after 1 and after 3 passes.
    assertEquals(-50, time.difference().get().mean(), 1e-12);
  }
}
