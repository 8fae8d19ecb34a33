package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Correction;
import dev.graft.analysis.Metric;
import dev.graft.analysis.Outcome;
import dev.graft.analysis.StandingFixtures;
import dev.graft.analysis.Verdict;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictChartsTest {
  private static final Axis DOSE = new Axis("shuffled labels", "%");

  private static Verdict verdict(Outcome outcome, String baseline, Interval... interval) {
    return new Verdict(
        "arm",
        baseline,
        outcome,
        StandingFixtures.TRAINED_OUT,
        Optional.of(interval).filter(i -> i.length > 0).map(i -> i[0]),
        new Verdict.Evidence(0.5, 0.5, 5, 100),
        new Verdict.Rule(Metric.ACCURACY, 0.5, 1, Correction.HOLM, 0.03, 1, ""),
        "",
        "",
        Optional.empty(),
        List.of());
  }

  private static Interval interval(double mean, double half) {
    return new Interval(mean, mean - half, mean + half, 4, 0.95, 0.5);
  }

  @Test
  void theLineRisesWithTheDialAndTheNoteSaysTheWords() {
    Chart chart =
        VerdictCharts.dial(
            DOSE,
            Map.of(
                100.0, verdict(Outcome.HARMS, "scratch", interval(-0.4, 0.1)),
                87.5, verdict(Outcome.HARMS, "scratch", interval(-0.2, 0.05)),
                0.0, verdict(Outcome.HELPS, "scratch", interval(0.2, 0.05)),
                75.0, verdict(Outcome.HARMS, "scratch", interval(-0.1, 0.05)),
                50.0, verdict(Outcome.FAILED_RUN, "scratch")));
    Series.Line line = (Series.Line) chart.series().get(0);
    assertEquals(List.of(0.0, 75.0, 87.5, 100.0), line.x());
    assertEquals(List.of(20.0, -10.0, -20.0, -40.0), line.y());
    assertEquals(15.0, line.low().get(0), 1e-9);
    assertEquals(-30.0, line.high().get(3), 1e-9);
    assertEquals("points against scratch", chart.y().unit());
    assertTrue(chart.note().endsWith("helps at 0, harms at 75, 87.5 and 100"), chart.note());
  }

  @Test
  void verdictsThatCannotStandInOnePictureAreNamed() {
    Verdict one = verdict(Outcome.HELPS, "scratch", interval(0.2, 0.05));
    Verdict failed = verdict(Outcome.FAILED_RUN, "scratch");
    Verdict other = verdict(Outcome.HELPS, "frozen", interval(0.2, 0.05));
    assertTrue(
        message(Map.of(0.0, one, 50.0, failed)).contains("verdicts with an interval (1)"),
        message(Map.of(0.0, one, 50.0, failed)));
    assertTrue(
        message(Map.of(0.0, one, 50.0, other)).contains("[frozen, scratch]"),
        message(Map.of(0.0, one, 50.0, other)));
  }

  private static String message(Map<Double, Verdict> verdicts) {
    return assertThrows(IllegalArgumentException.class, () -> VerdictCharts.dial(DOSE, verdicts))
        .getMessage();
  }
}
