package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Confusion;
import dev.graft.analysis.CurveFixtures;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static Series.Line line(Chart chart, int i) {
    return (Series.Line) chart.series().get(i);
  }

  @Test
  void learningCurvesAreMeansOverSeedsFromPassZeroOn() {
    Chart chart = Charts.learningCurves(RunFixtures.threeArms(4));
    assertEquals("Learning curves", chart.title());
    assertEquals(
        "line: mean over 4 seeds; band: 95% interval of that mean (t over seeds)", chart.note());
    assertEquals("training (passes over the training rows)", chart.x().label());
    assertEquals("validation accuracy (share of rows)", chart.y().label());
    assertEquals(
        List.of("scratch", "frozen", "fine-tuned", "chance 0.333"),
        chart.series().stream().map(Series::name).toList());
    Series.Line scratch = line(chart, 0);
    assertEquals(IntStream.rangeClosed(0, 20).mapToObj(i -> (double) i).toList(), scratch.x());
    double[] jumpstarts =
        Arm.of("scratch", 0.45).seeds(4).stream()
            .mapToDouble(run -> run.curve().points().get(0).validationAccuracy())
            .toArray();
    Interval interval = SeedInterval.withDefaults().of(jumpstarts);
    assertEquals(interval.mean(), scratch.y().get(0), 1e-12);
    assertEquals(Math.max(0, interval.low()), scratch.low().get(0), 1e-12);
    assertEquals(interval.high(), scratch.high().get(0), 1e-12);
  }

  @Test
  void oneSeedHasNoBand() {
    Chart chart = Charts.learningCurves(RunFixtures.threeArms(1));
    assertEquals("one seed, so no band", chart.note());
    assertTrue(line(chart, 0).low().stream().allMatch(value -> value.isNaN()));
    assertFalse(chart.plotlyJson().contains("toself"));
  }

  @Test
  void seedsOfOtherLengthsMeetAtTheirCommonPasses() {
    Runs runs =
        RunFixtures.runs(
            List.of(
                Arm.of("scratch", 0.5).withPasses(12).seed(1),
                Arm.of("scratch", 0.5).withPasses(9).seed(2)));
    Chart chart = Charts.learningCurves(runs);
    assertEquals(10, line(chart, 0).x().size());
    assertTrue(
        chart.note().endsWith("; scratch: to pass 9, where the first of its seeds ended, of 12"),
        chart.note());
    assertFalse(Charts.learningCurves(RunFixtures.threeArms(2)).note().contains("ended"));
  }

  @Test
  void anArmWithoutPassesIsALevelLine() {
    Runs runs =
        RunFixtures.runs(
            Arm.of("scratch", 0.5).withPasses(12).seeds(2),
            Arm.of("solved", 0.5).withPasses(0).seeds(2));
    Chart chart = Charts.learningCurves(runs);
    assertEquals(List.of(0.0, 12.0), line(chart, 1).x());
    assertEquals(line(chart, 1).y().get(0), line(chart, 1).y().get(1));
    assertTrue(chart.note().endsWith("; solved: no passes, so its line is level"), chart.note());
    Runs alone = RunFixtures.runs(List.of(Arm.of("solved", 0.5).withPasses(0).seed(1)));
    assertEquals(List.of(0.0), line(Charts.learningCurves(alone), 0).x(), "nothing to be level to");
  }

  @Test
  void failedRunsAreLeftOutAndCounted() {
    List<Run> scratch = Arm.of("scratch", 0.5).seeds(3);
    List<Run> frozen =
        Arm.of("frozen", 0.5).seeds(3).stream()
            .map(run -> RunFixtures.failed(run, "it diverged"))
            .toList();
    Runs runs =
        RunFixtures.runs(
            List.of(scratch.get(0), RunFixtures.failed(scratch.get(1), "no"), scratch.get(2)),
            frozen);
    Chart curves = Charts.learningCurves(runs);
    assertEquals(1, curves.series(Series.Line.class).size());
    assertTrue(curves.note().startsWith("line: mean over 2 seeds; "), curves.note());
    assertTrue(curves.note().endsWith("; 4 failed runs left out"), curves.note());
    Series.Bars bars = (Series.Bars) Charts.accuracy(runs).series().get(0);
    assertEquals(List.of("scratch", "frozen (failed)"), bars.labels());
    assertTrue(bars.values().get(1).isNaN());
    Runs none = RunFixtures.runs(frozen);
    assertEquals(
        "runs (3) must hold one that did not fail; run the experiment first",
        assertThrows(IllegalArgumentException.class, () -> Charts.accuracy(none)).getMessage());
  }

  @Test
  void accuracyIsABarPerArmAndAPointPerSeed() {
    Runs runs = RunFixtures.threeArms(3);
    Chart chart = Charts.accuracy(runs);
    Series.Bars bars = (Series.Bars) chart.series().get(0);
    Series.Points points = (Series.Points) chart.series().get(1);
    assertEquals("test accuracy (share of rows)", chart.y().label());
    assertEquals(List.of("scratch", "frozen", "fine-tuned"), bars.labels());
    assertEquals(List.of("#000000", "#0072B2", "#D55E00"), bars.colours());
    assertEquals(9, points.values().size());
    assertEquals(runs.all().stream().map(run -> run.test().accuracy()).toList(), points.values());
    double sum = points.values().subList(0, 3).stream().mapToDouble(v -> v).sum();
    assertEquals(sum / 3, bars.values().get(0), 1e-12);
  }

  @Test
  void whatAnswersWithoutLookingReachIsDrawnBehind() {
    List<String> two = List.of("rare", "frequent");
    Run run = Arm.of("scratch", 0.8).seed(1);
    Predictions test =
        new Predictions(
            two,
            List.of(0, 1, 2, 3),
            List.of(0, 1, 1, 1),
            List.of(1, 1, 1, 1),
            List.of(),
            Double.NaN);
    Chart chart = Charts.accuracy(new Runs(List.of(run.withTest(test))));
    assertEquals(
        List.of(
            new Series.Level("chance 0.500", 0.5, Series.Level.Dash.DASHED),
            new Series.Level("largest class 0.750", 0.75, Series.Level.Dash.DOTTED)),
        chart.series(Series.Level.class));
    assertTrue(chart.toString().endsWith("chance 0.500\nlargest class 0.750"), chart.toString());
    Run stated = CurveFixtures.stated("scratch", 1, 0.8);
    assertEquals(List.of(), Charts.accuracy(new Runs(List.of(stated))).series(Series.Level.class));
  }

  @Test
  void confusionIsInPercentOfTheActualClass() {
    Confusion confusion =
        new Confusion(
            "frozen",
            List.of("cat", "dog", "emu"),
            List.of(List.of(3, 1, 0), List.of(0, 5, 0), List.of(0, 0, 0)));
    Chart chart = Charts.confusion(confusion);
    Series.HeatMap map = (Series.HeatMap) chart.series().get(0);
    assertEquals("Which class frozen takes for which", chart.title());
    assertEquals("predicted class", chart.x().label());
    assertEquals("actual class", chart.y().label());
    assertEquals(
        List.of(
            List.of(75.0, 25.0, 0.0),
            List.of(0.0, 100.0, 0.0),
            List.of(Double.NaN, Double.NaN, Double.NaN)),
        map.values());
    assertEquals(confusion.counts(), map.counts());
    Confusion empty = new Confusion("frozen", List.of("cat"), List.of(List.of(0)));
    assertEquals(
        "test rows of arm 'frozen' (0) must be at least 1; give the test a part of the split",
        assertThrows(IllegalArgumentException.class, () -> Charts.confusion(empty)).getMessage());
  }

  @Test
  void longCurvesAreThinned() {
    Runs runs =
        RunFixtures.runs(
            Arm.of("scratch", 0.5).withPasses(2000).seeds(2),
            Arm.of("frozen", 0.5).withPasses(2000).seeds(2));
    Chart chart = Charts.learningCurves(runs);
    Series.Line scratch = line(chart, 0);
    assertEquals(300, scratch.x().size());
    assertEquals(0, scratch.x().get(0));
    assertEquals(2000, scratch.x().get(299));
    assertTrue(chart.plotlyJson().length() < 50_000, chart.plotlyJson().length() + " characters");
  }
}
