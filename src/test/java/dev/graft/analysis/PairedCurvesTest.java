package dev.graft.analysis;

import static dev.graft.analysis.CurveRuns.THREE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.CurveMetric.Kind;
import dev.graft.stats.Interval;
import org.junit.jupiter.api.Test;

class PairedCurvesTest {
  private static final TransferMetrics METRICS = TransferMetrics.of(THREE, "scratch");

  private static void assertInterval(double mean, double low, double high, Interval actual) {
    assertEquals(mean, actual.mean(), 1e-8);
    assertEquals(low, actual.low(), 1e-8);
    assertEquals(high, actual.high(), 1e-8);
  }

  // Expected numbers of the next five tests: numpy 2 (polyfit, trapezoid) and scipy 1.17.1 (t.ppf).

  @Test
  void jumpstart() {
    CurveMetric metric = METRICS.metric("frozen", Kind.JUMPSTART);
    assertEquals(0.52, metric.ofArm(), 1e-12);
    assertInterval(
        0.21333333333333335, 0.19899115756750174, 0.22767550909916495, metric.change().get());
    assertEquals(
        "jumpstart of frozen: 0.520 against 0.307 of scratch, +21.3 (+19.9 to +22.8) points; t over 3 seed pairs",
        metric.toString());
  }

  @Test
  void slopeOfTheFirstQuarterOfTheSharedUpdates() {
    CurveMetric metric = METRICS.metric("frozen", Kind.SLOPE);
    assertEquals(0.15333333333333288, metric.ofArm(), 1e-8);
    assertEquals(0.24666666666666645, metric.ofBaseline(), 1e-8);
    assertInterval(
        -0.09333333333333356, -0.5274063378145768, 0.3407396711479097, metric.change().get());
  }

  @Test
  void asymptoteIsTheMeanOfTheLastQuarter() {
    CurveMetric metric = METRICS.metric("frozen", Kind.ASYMPTOTE);
    assertEquals(0.7183333333333333, metric.ofArm(), 1e-8);
    assertEquals(0.6855555555555556, metric.ofBaseline(), 1e-8);
    assertInterval(
        0.032777777777777795, 0.020129167665788605, 0.04542638788976698, metric.change().get());
  }

  @Test
  void areaRatioOverTheSharedUpdates() {
    CurveMetric metric = METRICS.metric("frozen", Kind.AREA_RATIO);
    assertEquals(0.6454166666666666, metric.ofArm(), 1e-8);
    assertEquals(0.484375, metric.ofBaseline(), 1e-8);
    assertInterval(1.332643, 1.27897567, 1.38856228, round(metric.change().get()));
    CurveMetric swapped = TransferMetrics.of(THREE, "frozen").metric("scratch", Kind.AREA_RATIO);
    assertEquals(1 / metric.change().get().low(), swapped.change().get().high(), 1e-12);
  }

  private static Interval round(Interval i) {
    return new Interval(
        Math.rint(i.mean() * 1e8) / 1e8,
        Math.rint(i.low() * 1e8) / 1e8,
        Math.rint(i.high() * 1e8) / 1e8,
        2,
        0.95,
        1);
  }
}
