package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.GapCurve;
import dev.graft.analysis.Overfitting;
import dev.graft.run.RateCurve;
import dev.graft.run.RateCurve.End;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingChartsTest {
  private static final RateCurve CURVE =
      new RateCurve(
          "frozen",
          "training, 5 passes, seed 1",
          List.of(1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0),
          List.of(2.0, 2.0, 1.9, 1.5, 1.0, 0.8, 1.2, 3.0),
          End.DIVERGED);

  @Test
  void theSuggestionIsATenthOfTheLowest() {
    assertEquals(0.1, CURVE.lowest());
    // the falls over three neighbours: from 2.0 to 1.2 at step 3 (0.8), then none up to step 2
    assertEquals(1e-3, CURVE.steepest());
    assertEquals(1e-2, CURVE.suggestion(), 1e-15);
  }

  @Test
  void ratesStandOnALogarithmicAxis() {
    Chart chart = TrainingCharts.rates(CURVE);
    assertEquals("suggested: frozen 1.0e-02", chart.note());
    assertEquals("learning rate (logarithmic)", chart.x().label());
    assertTrue(chart.plotlyJson().contains("\"type\":\"log\""), "plotly draws decades");
    assertTrue(chart.plotlyJson().contains("\"dtick\":1.0"), "with a mark at each");
    assertTrue(chart.png().length > 1000);
  }

  @Test
  void theGapIsALinePerArm() {
    GapCurve arm =
        new GapCurve(
            "scratch",
            List.of(1.0, 2.0),
            2,
            List.of(1.0, 0.5),
            List.of(1.1, 0.9),
            Optional.empty());
    Chart chart = TrainingCharts.gap(new Overfitting(List.of(arm)));
    Series.Line line = (Series.Line) chart.series().get(0);
    assertEquals(0.4, line.y().get(1), 1e-12);
    assertEquals("scratch: still improving", chart.note());
  }

  @Test
  void nothingToDrawIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> TrainingCharts.rates());
    assertThrows(
        IllegalArgumentException.class, () -> TrainingCharts.gap(new Overfitting(List.of())));
  }
}
