package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.answering;
import static dev.graft.analysis.RunFixtures.runs;
import static dev.graft.analysis.VerdictFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.stats.Interval;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Verdict judge(List<Run> tuned, List<Run> scratch) {
    return Comparison.of(runs(scratch, tuned)).against("scratch").verdict("fine-tuned");
  }

  @Test
  void pairsBySeedAndRow() {
    // By hand: the arm is right on rows 0, 1 and 0, 1, 2; the baseline on none and on row 3.
    List<Run> tuned =
        List.of(answering(TUNED.seed(1), 0, 0, 1, 1), answering(TUNED.seed(2), 0, 0, 0, 1));
    List<Run> scratch =
        List.of(answering(SCRATCH.seed(2), 2, 2, 1, 0), answering(SCRATCH.seed(1), 1, 1, 1, 1));
    Verdict verdict = judge(tuned, scratch);
    // Differences: seed 1: 1 1 0 0; seed 2: 1 1 1 -1. Mean 4 / 8.
    assertEquals(0.5, verdict.interval().orElseThrow().mean(), 1e-12);
    assertEquals(0.625, verdict.evidence().armScore(), 1e-12);
    assertEquals(0.125, verdict.evidence().baselineScore(), 1e-12);
    assertEquals(2, verdict.evidence().seeds());
    assertEquals(4, verdict.evidence().rows());
  }

  private static List<Run> ofMode(Arm arm, String mode) {
    return arm.seeds(4).stream().map(run -> RunFixtures.with(run, "split.mode", mode)).toList();
  }

  @Test
  void whatIsDescribedHasTheIntervalOfTheVerdict() {
    for (String mode : List.of("TRAINING_REDRAWN", "ALL_REDRAWN")) {
      List<Run> tuned = ofMode(TUNED, mode);
      List<Run> scratch = ofMode(SCRATCH, mode);
      Interval verdict = judge(tuned, scratch).interval().orElseThrow();
      Interval gap =
          TransferMetrics.of(runs(scratch, tuned), "scratch")
              .metric("fine-tuned", CurveMetric.Kind.NEGATIVE_TRANSFER_GAP)
              .change()
              .orElseThrow();
      assertEquals(-verdict.high(), gap.low(), 1e-12, mode);
      assertEquals(-verdict.low(), gap.high(), 1e-12, mode);
    }
  }

  @Test
  void usesTheResampledIntervalWhereAllRowsAreRedrawn() {
    List<Run> tuned = with(TUNED, "split.mode", "ALL_REDRAWN");
    List<Run> scratch = with(SCRATCH, "split.mode", "ALL_REDRAWN");
    Interval interval = judge(tuned, scratch).interval().orElseThrow();
    double[] d = new double[4];
    double mean = 0;
    for (int s = 0; s < 4; s++) {
      d[s] = tuned.get(s).test().accuracy() - scratch.get(s).test().accuracy();
      mean += d[s] / 4;
    }
    double squares = 0;
    for (double x : d) {
      squares += (x - mean) * (x - mean);
    }
    // 200 test and 100 training rows.
    double margin =
        TDistribution.of(3).inverseCumulativeProbability(0.975)
            * Math.sqrt((1.0 / 4 + 2) * squares / 3);
    assertEquals(mean, interval.mean(), 1e-12);
    assertEquals(mean - margin, interval.low(), 1e-9);
    String floor = "all rows were redrawn: the interval has a floor that no number of seeds goes";
    List<String> notes = Comparison.of(runs(scratch, tuned)).against("scratch").notes();
    assertTrue(
        notes.containsAll(
            List.of("few seeds (4): a first look; 5 make the interval narrower", floor + " below")),
        notes.toString());
  }

  @Test
  void cannotTellWhatTheRunsDoNotSay() {
    List<Run> tuned = with(TUNED, "split.mode", null);
    List<Run> scratch = with(SCRATCH, "split.mode", null);
    assertEquals(
        "the test rows change from seed to seed, and the runs do not say how (provenance"
            + " 'split.mode')",
        judge(tuned, scratch).reason());
    List<Run> redrawn =
        with(TUNED, "split.mode", "ALL_REDRAWN").stream()
            .map(run -> RunFixtures.with(run, "rows.training", null))
            .toList();
    List<Run> base =
        with(SCRATCH, "split.mode", "ALL_REDRAWN").stream()
            .map(run -> RunFixtures.with(run, "rows.training", null))
            .toList();
    Verdict verdict = judge(redrawn, base);
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertEquals(
        "the interval for redrawn rows needs the number of training rows, and the runs do not say it"
            + " (provenance 'rows.training')",
        verdict.reason());
  }
}
