package dev.graft.analysis;

import static dev.graft.analysis.CurveFixtures.curve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.CurveMetric.Kind;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TransferMetricsTest {
  private static final Runs THREE =
      new Runs(
          List.of(
              curve("scratch", 1, .31, .35, .44, .41, .52, .55, .61, .60, .66, .64, .68, .67, .70),
              curve("scratch", 2, .28, .30, .39, .47, .45, .56, .58, .63, .62, .66, .65, .69, .69),
              curve("scratch", 3, .33, .29, .41, .43, .50, .51, .60, .62, .61, .67, .70, .68, .71),
              curve("frozen", 1, .52, .55, .60, .66, .65, .70, .69, .72, .71),
              curve("frozen", 2, .49, .58, .57, .63, .66, .68, .71, .70, .73),
              curve("frozen", 3, .55, .54, .62, .61, .67, .66, .70, .73, .72)));
  private static final TransferMetrics METRICS = TransferMetrics.of(THREE, "scratch");

  private static void assertInterval(double mean, double low, double high, Interval actual) {
    assertEquals(mean, actual.mean(), 1e-8);
    assertEquals(low, actual.low(), 1e-8);
    assertEquals(high, actual.high(), 1e-8);
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
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

  @Test
  void timeToNineTenthsOfTheBaselinesAsymptote() {
    assertEquals(0.617, METRICS.threshold(), 1e-12);
    TimeToThreshold time = METRICS.timeToThreshold("frozen", Clock.UPDATES);
    assertEquals(75, time.ofArm().median());
    assertEquals(175, time.ofBaseline().median());
    assertInterval(
        -116.66666666666667, -152.5221060812455, -80.81122725208782, time.difference().get());
    assertEquals(
        "updates to validation accuracy 0.617: frozen 3 of 3, median 75 updates, scratch 3 of 3,"
            + " median 175 updates, difference -117 updates (-153 updates to -81 updates); t over 3"
            + " seed pairs",
        time.toString());
    // Half a second in place of 25 updates.
    TimeToThreshold seconds = METRICS.timeToThreshold("frozen", Clock.SECONDS);
    assertEquals(-116.66666666666667 / 50, seconds.difference().get().mean(), 1e-9);
    assertEquals("3 of 3, median 1.50 s", seconds.ofArm().words(Clock.SECONDS));
  }

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
    assertEquals(CrossedInterval.withDefaults().of(errors), gap.change().get());
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
        "the curves do not tell their updates",
        metrics.timeToThreshold("frozen", Clock.UPDATES).remark());
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

  @Test
  void saysWhatIsKnownOfTheSourcesOwnTime() {
    List<Run> runs =
        List.of(
            RunFixtures.with(curve("scratch", 1, .3, .4), "network", "net"),
            RunFixtures.with(curve("frozen", 1, .3, .4), "source.seconds", "5400.5"),
            curve("tuned", 1, .3, .4));
    TransferMetrics metrics = TransferMetrics.of(new Runs(runs), "scratch");
    assertEquals("no source", metrics.sourceTime("scratch"));
    assertEquals(5400.5, metrics.sourceSeconds("frozen").getAsDouble());
    assertEquals(
        "its source was trained for 5,401 s before, not counted in these seconds",
        metrics.sourceTime("frozen"));
    assertEquals("its source's own training time is not known", metrics.sourceTime("tuned"));
    assertTrue(metrics.sourceSeconds("tuned").isEmpty());
  }

  @Test
  void showsEveryMetricEscaped() {
    List<Run> runs =
        THREE.all().stream()
            .map(run -> run.arm().equals("frozen") ? run.withArm("<b>frozen</b>") : run)
            .toList();
    TransferMetrics metrics = Comparison.of(new Runs(runs)).against("scratch").curves();
    String html = metrics.bundle().get("text/html").toString();
    assertTrue(html.contains("<td>&lt;b&gt;frozen&lt;/b&gt;</td><td>jumpstart"), html);
    assertFalse(html.contains("<b>"), html);
    assertTrue(
        html.contains("threshold 0.617 validation accuracy, 90% of the asymptote of scratch"));
    for (Kind kind : Kind.values()) {
      assertTrue(metrics.toString().contains(kind.toString()), kind.toString());
    }
    assertEquals(List.of("<b>frozen</b>"), metrics.arms());
  }

  @Test
  void saysWhereTheThresholdIsNotAboveChance() {
    assertTrue(
        METRICS
            .withThreshold(0.5)
            .notes()
            .contains("the threshold is not above chance, 1 of 2 classes"));
    assertFalse(METRICS.notes().toString().contains("chance"));
  }

  @Test
  void badInputIsNamed() {
    assertSays(
        "threshold (85.0) must be a validation accuracy above 0 and at most 1; write 0.8 for 80%",
        () -> METRICS.withThreshold(85));
    assertSays(
        "threshold (0.0) must be a validation accuracy above 0 and at most 1; write 0.8 for 80%",
        () -> METRICS.withThreshold(0));
    assertSays(
        "arm 'scratch' is the baseline itself; name another arm",
        () -> METRICS.metric("scratch", Kind.SLOPE));
    assertSays(
        "no arm 'frozn'; did you mean 'frozen'? Known: frozen",
        () -> METRICS.timeToThreshold("frozn", Clock.UPDATES));
    assertSays(
        "seeds of arm 'frozen' ([1, 2]) must be those of 'scratch' ([1, 2, 3]), each once; run both"
            + " with the same seeds",
        () -> TransferMetrics.of(new Runs(THREE.all().subList(0, 5)), "scratch"));
  }
}
