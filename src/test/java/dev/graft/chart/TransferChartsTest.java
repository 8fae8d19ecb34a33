package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.analysis.Clock;
import dev.graft.analysis.CurveFixtures;
import dev.graft.analysis.DataBudget;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.TransferMetrics;
import dev.graft.internal.Text;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TransferChartsTest {
  private static final TransferMetrics METRICS =
      TransferMetrics.of(RunFixtures.threeArms(3), "scratch");

  private static final List<String> TWO = List.of("cat", "dog");

  private static DataBudget budget() {
    return DataBudget.of(
            new BudgetRuns(
                List.of(step(2, .3, .5), step(4, .4, .5), step(8, .6, .55), step(20, .7, .6))))
        .against("scratch");
  }

  private static BudgetRuns.Step step(int rows, double scratch, double frozen) {
    List<Run> runs =
        List.of(
            CurveFixtures.stated("scratch", 1, scratch),
            CurveFixtures.stated("scratch", 2, scratch + .02),
            CurveFixtures.stated("frozen", 1, frozen),
            CurveFixtures.stated("frozen", 2, frozen - .02));
    return new BudgetRuns.Step(rows, new Runs(runs));
  }

  private static JsonObject json(Chart chart) {
    return JsonParser.parseString(chart.plotlyJson()).getAsJsonObject();
  }

  @Test
  void curvesStandAtUpdatesOrSecondsWithTheThreshold() {
    Chart updates = TransferCharts.curves(METRICS, Clock.UPDATES);
    assertEquals("training (updates)", updates.x().label());
    assertEquals(4, updates.series(Series.Line.class).size());
    Series.Line frozen = (Series.Line) updates.series().get(1);
    assertEquals(200, frozen.x().get(20));
    assertEquals(10, frozen.x().get(1));
    Series.Line threshold = (Series.Line) updates.series().get(3);
    assertEquals(Text.format("threshold %.3f", METRICS.threshold()), threshold.name());
    assertEquals(List.of(0.0, 200.0), threshold.x());
    Chart seconds = TransferCharts.curves(METRICS, Clock.SECONDS);
    assertEquals(0.1, ((Series.Line) seconds.series().get(1)).x().get(1), 1e-12);
    assertTrue(
        seconds.note().endsWith("fine-tuned: its source's own training time is not known"),
        seconds.note());
    assertFalse(updates.note().contains("source"), updates.note());
  }

  @Test
  void curvesStandAtEpochsToo() {
    Chart epochs = TransferCharts.curves(METRICS, Clock.EPOCHS);
    assertEquals("training (epochs)", epochs.x().label());
    assertEquals(20, ((Series.Line) epochs.series().get(1)).x().get(20));
    assertFalse(epochs.note().contains("source"), epochs.note());
  }

  /** As patience ends them: the mean ends with the first of the seeds. */
  @Test
  void aCurveThatEndsBeforeTheLongestOfItsSeedsSaysSo() {
    Runs runs =
        new Runs(
            List.of(
                CurveFixtures.curve("scratch", 1, .2, .4, .5, .6),
                CurveFixtures.curve("scratch", 2, .2, .4),
                CurveFixtures.curve("frozen", 1, .3, .5, .5, .5),
                CurveFixtures.curve("frozen", 2, .3, .5, .5, .5)));
    String words = "; scratch: to pass 1, where the first of its seeds ended, of 3";
    Chart curves = TransferCharts.curves(TransferMetrics.of(runs, "scratch"), Clock.UPDATES);
    assertTrue(curves.note().endsWith(words), curves.note());
    assertTrue(Charts.learningCurves(runs).note().contains(words), "the same in every picture");
    assertFalse(Charts.learningCurves(runs).note().contains("frozen: to"));
  }

  @Test
  void timesAreMeansOverTheSeeds() {
    Run one = CurveFixtures.curve("scratch", 1, .2, .4);
    Run two = CurveFixtures.curve("frozen", 1, .3, .5);
    Chart chart =
        TransferCharts.curves(
            TransferMetrics.of(new Runs(List.of(one, two)), "scratch"), Clock.SECONDS);
    assertEquals(List.of(0.0, 0.5), ((Series.Line) chart.series().get(0)).x());
    assertTrue(chart.note().startsWith("one seed, so no band"), chart.note());
  }

  @Test
  void budgetsStandAtDoublings() throws Exception {
    Chart chart = TransferCharts.budget(budget());
    JsonObject axis = json(chart).getAsJsonObject("layout").getAsJsonObject("xaxis");
    assertEquals("log", axis.get("type").getAsString());
    assertEquals(0.30103, axis.get("dtick").getAsDouble(), 1e-5);
    Series.Line frozen = (Series.Line) chart.series().get(1);
    assertEquals(List.of(2.0, 4.0, 8.0, 20.0), frozen.x());
    assertEquals(0.49, frozen.y().get(0), 1e-12);
    // By hand: 0.49 +- 12.7062 x 0.01.
    assertEquals(0.49 - 0.127062, frozen.low().get(0), 1e-6);
    assertTrue(chart.figure().asJavascript("target").contains("log"));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(chart.png()));
    assertEquals(640, picture.getWidth());
    assertTrue(chart.toString().contains("0.490 at 2"), chart.toString());
  }

  @Test
  void aBudgetHasWhatGuessingReaches() {
    List<BudgetRuns.Step> steps =
        List.of(2, 4).stream()
            .map(
                rows ->
                    new BudgetRuns.Step(
                        rows,
                        new Runs(
                            List.of(
                                CurveFixtures.answering("scratch", 1, TWO, "1101"),
                                CurveFixtures.answering("frozen", 1, TWO, "1111")))))
            .toList();
    Chart chart = TransferCharts.budget(DataBudget.of(new BudgetRuns(steps)).against("scratch"));
    assertEquals(
        List.of(new Series.Level("chance 0.500", 0.5, Series.Level.Dash.DASHED)),
        chart.series(Series.Level.class));
    assertEquals(List.of(), TransferCharts.budget(budget()).series(Series.Level.class));
  }

  @Test
  void curvesWithoutPointsAreNamed() {
    TransferMetrics flat =
        TransferMetrics.of(
            new Runs(
                List.of(
                    CurveFixtures.stated("scratch", 1, .5), CurveFixtures.stated("frozen", 1, .5))),
            "scratch");
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> TransferCharts.curves(flat, Clock.UPDATES));
    assertEquals(
        "validation points with their updates, which all seeds of an arm have (0), must be at least"
            + " 1; give the validation a part of the split and all seeds the same passes",
        error.getMessage());
  }
}
