package dev.graft.chart;

import dev.graft.analysis.ColumnRows;
import dev.graft.analysis.Confusion;
import dev.graft.analysis.Metric;
import dev.graft.analysis.Yardstick;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts of runs. */
public final class Charts {
  private Charts() {}

  /**
   * Validation accuracy against passes, a line per arm: the mean over its seeds, and as band the
   * 95% interval of that mean. An arm without passes, such as one whose head was solved, is a level
   * line. Runs that failed are left out.
   *
   * @throws IllegalArgumentException if no run ended well, or no arm has a point at a pass that all
   *     its seeds have
   */
  public static Chart learningCurves(Runs runs) {
    checkAny(runs);
    Palette palette = Palette.of(runs.arms());
    List<Series> lines = new ArrayList<>();
    StringBuilder ends = new StringBuilder();
    Map<String, MeanCurve> curves = new LinkedHashMap<>();
    runs.arms().forEach(arm -> curves.put(arm, MeanCurve.of(good(runs, arm), runs.arms().size())));
    double end = curves.values().stream().mapToDouble(MeanCurve::last).max().orElse(0);
    curves.forEach(
        (arm, curve) -> {
          ends.append(curve.cutShort(arm)).append(curve.levelNote(arm, end));
          if (!curve.passes().isEmpty()) {
            lines.add(curve.levelTo(end).line(arm, palette.colour(arm)));
          }
        });
    Check.that(
        !lines.isEmpty(),
        "validation points that all seeds of an arm have (0) must be at least 1; give the"
            + " validation a part of the split and all seeds the same passes");
    String rows = ColumnRows.of(runs).note();
    lines.addAll(Levels.ofValidation(runs));
    return new Chart(
        "Learning curves",
        bandNote(runs) + ends + failureNote(runs) + rows,
        new Axis("training", "passes over the training rows"),
        new Axis("validation accuracy", "share of rows"),
        lines);
  }

  private static String bandNote(Runs runs) {
    IntSummaryStatistics seeds =
        runs.arms().stream()
            .mapToInt(arm -> good(runs, arm).size())
            .filter(count -> count > 0)
            .summaryStatistics();
    if (seeds.getMax() < 2) {
      return "one seed, so no band";
    }
    String range = seeds.getMin() < seeds.getMax() ? seeds.getMin() + " to " : "";
    return Text.format(
        "line: mean over %s%s seeds; band: 95%% interval of that mean (t over seeds)",
        range, String.valueOf(seeds.getMax()));
  }

  /**
   * Final test accuracy, a bar per arm: the mean over its seeds, and a point per seed. Runs that
   * failed are left out.
   *
   * @throws IllegalArgumentException if no run ended well
   */
  public static Chart accuracy(Runs runs) {
    checkAny(runs);
    Palette palette = Palette.of(runs.arms());
    List<String> labels = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    List<String> over = new ArrayList<>();
    List<Double> points = new ArrayList<>();
    for (String arm : runs.arms()) {
      List<Run> good = good(runs, arm);
      double mean =
          good.stream().mapToDouble(r -> r.test().accuracy()).average().orElse(Double.NaN);
      String label = good.isEmpty() ? arm + " (failed)" : arm;
      labels.add(label);
      means.add(mean);
      good.forEach(run -> over.add(label));
      good.forEach(run -> points.add(run.test().accuracy()));
    }
    List<Series> series = new ArrayList<>();
    List<String> colours = runs.arms().stream().map(palette::colour).toList();
    series.add(new Series.Bars("mean", labels, means, colours));
    series.add(new Series.Points("seed", over, points));
    return accuracy(runs, series);
  }

  /** By what the runs state: their accuracy, or another score. */
  private static Chart accuracy(Runs runs, List<Series> series) {
    Yardstick yardstick = Yardstick.of(runs);
    boolean accuracy = yardstick.name().equals(Metric.ACCURACY.toString());
    series.addAll(accuracy ? Levels.ofTest(runs) : List.of());
    return new Chart(
        accuracy ? "Test accuracy" : yardstick.name(),
        "bar and number: mean over seeds; points: single seeds" + failureNote(runs),
        new Axis("arm", ""),
        accuracy
            ? new Axis(yardstick.name(), "share of rows")
            : new Axis(yardstick.name(), yardstick.direction().toString()),
        series);
  }

  /** Which classes an arm takes for which: per true class the share of its rows, in percent. */
  public static Chart confusion(Confusion confusion) {
    Check.that(
        confusion.classes().stream().anyMatch(name -> confusion.rowsOf(name) > 0),
        "test rows of arm '%s' (0) must be at least 1; give the test a part of the split",
        confusion.arm());
    List<List<Double>> shares = new ArrayList<>();
    for (int row = 0; row < confusion.classes().size(); row++) {
      int all = confusion.rowsOf(confusion.classes().get(row));
      shares.add(
          confusion.counts().get(row).stream()
              .map(count -> all == 0 ? Double.NaN : 100.0 * count / all)
              .toList());
    }
    return new Chart(
        "Which class " + confusion.arm() + " takes for which",
        "% of the actual class's test rows, all seeds together; white is 0, full blue is 100; right"
            + " answers are on the diagonal",
        new Axis("predicted class", ""),
        new Axis("actual class", ""),
        List.of(
            new Series.HeatMap(
                "% of the actual class's rows",
                confusion.classes(), confusion.classes(), shares, confusion.counts())));
  }

  private static List<Run> good(Runs runs, String arm) {
    return runs.arm(arm).stream().filter(run -> !run.failed()).toList();
  }

  private static void checkAny(Runs runs) {
    Check.that(
        runs.all().stream().anyMatch(run -> !run.failed()),
        "runs (%d) must hold one that did not fail; run the experiment first",
        runs.all().size());
  }

  private static String failureNote(Runs runs) {
    long failed = runs.all().stream().filter(Run::failed).count();
    return failed == 0 ? "" : Text.format("; %s left out", Text.count(failed, "failed run"));
  }
}
