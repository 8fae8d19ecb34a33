package dev.graft.analysis;

import static dev.graft.analysis.CurveRuns.THREE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.CurveMetric.Kind;
import dev.graft.run.Runs;
import dev.graft.stats.CrossedInterval;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveMetricTest {
  @Test
  void negativeTransferGapIsTheDifferenceOfTestErrors() {
    List<String> classes = List.of("cat", "dog");
    Runs runs =
        new Runs(
            List.of(
                CurveFixtures.answering("scratch", 1, classes, "11110111"),
                CurveFixtures.answering("scratch", 2, classes, "11111100"),
                CurveFixtures.answering("frozen", 1, classes, "11010001"),
                CurveFixtures.answering("frozen", 2, classes, "10101100")));
    CurveMetric gap =
        TransferMetrics.of(runs, "scratch").metric("frozen", Kind.NEGATIVE_TRANSFER_GAP);
    // By hand: errors 4/8 and 4/8 against 1/8 and 2/8.
    assertEquals(0.5, gap.ofArm());
    assertEquals(0.1875, gap.ofBaseline());
    double[][] errors = {{0, 0, 1, 0, 0, 1, 1, 0}, {0, 1, 0, 1, 0, 0, 0, 0}};
    assertEquals(CrossedInterval.withDefaults().of(errors).within(-1, 1), gap.change().get());
    assertEquals("t over test rows and 2 seed pairs", gap.remark());
  }

  @Test
  void statedScoresHaveAGapOverSeedsAlone() {
    Runs runs =
        new Runs(
            List.of(
                CurveFixtures.stated("scratch", 1, 0.8),
                CurveFixtures.stated("scratch", 2, 0.7),
                CurveFixtures.stated("frozen", 1, 0.7),
                CurveFixtures.stated("frozen", 2, 0.5)));
    TransferMetrics metrics = TransferMetrics.of(runs, "scratch");
    CurveMetric gap = metrics.metric("frozen", Kind.NEGATIVE_TRANSFER_GAP);
    // By hand: 0.1 and 0.2; t_1 = 12.7062 times half their distance, 0.05.
    assertEquals(0.15, gap.change().get().mean(), 1e-12);
    assertEquals(0.15 + 12.7062047 * 0.05, gap.change().get().high(), 1e-6);
    assertEquals("t over 2 seed pairs", gap.remark());
    assertEquals(
        "the curves have no trained point", metrics.metric("frozen", Kind.ASYMPTOTE).remark());
    assertEquals(
        "the curves tell no updates", metrics.timeToThreshold("frozen", Clock.UPDATES).remark());
    assertTrue(
        metrics
            .notes()
            .contains("no threshold: no curve of scratch has a validation point after training"));
    assertFalse(metrics.toString().contains("NaN"), metrics.toString());
  }

  @Test
  void oneSeedHasNumbersButNoInterval() {
    Runs one = new Runs(THREE.all().stream().filter(run -> run.seed() == 2).toList());
    TransferMetrics metrics = TransferMetrics.of(one, "scratch");
    CurveMetric metric = metrics.metric("frozen", Kind.JUMPSTART);
    assertTrue(metric.change().isEmpty());
    assertEquals(
        "jumpstart of frozen: 0.490 against 0.280 of scratch, +21.0 points; one seed, so no"
            + " interval; add seeds",
        metric.toString());
    assertEquals(
        "one seed, so no interval; add seeds",
        metrics.timeToThreshold("frozen", Clock.UPDATES).remark());
  }
}
