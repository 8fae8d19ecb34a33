package dev.graft.analysis;

import static dev.graft.analysis.CurveFixtures.curve;
import static dev.graft.analysis.CurveRuns.THREE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.CurveMetric.Kind;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TransferMetricsTest {
  private static final TransferMetrics METRICS = TransferMetrics.of(THREE, "scratch");

  private static void assertInterval(double mean, double low, double high, Interval actual) {
    assertEquals(mean, actual.mean(), 1e-8);
    assertEquals(low, actual.low(), 1e-8);
    assertEquals(high, actual.high(), 1e-8);
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
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
    TransferMetrics common = TransferMetrics.of(new Runs(THREE.all().subList(0, 5)), "scratch");
    assertTrue(
        common.notes().contains("scratch with seed 3 has no partner; its pairs are left out"),
        common.notes().toString());
  }
}
