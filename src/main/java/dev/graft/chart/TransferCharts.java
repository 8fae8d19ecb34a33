package dev.graft.chart;

import dev.graft.analysis.BudgetPoint;
import dev.graft.analysis.Clock;
import dev.graft.analysis.DataBudget;
import dev.graft.analysis.TransferMetrics;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The charts of how transfer learns, and with how many labels it pays. */
public final class TransferCharts {
  private static final String GREY = "#777777";

  private TransferCharts() {}

  /**
   * Validation accuracy against updates, epochs or seconds, a line per arm with the 95% interval
   * over seeds as band, and the threshold as a level line. A point stands at the mean time of its
   * pass. Runs that failed are left out.
   *
   * @throws IllegalArgumentException if no arm has a point that all its seeds have
   */
  public static Chart curves(TransferMetrics metrics, Clock clock) {
    List<String> arms = metrics.runs().arms();
    Palette palette = Palette.of(arms);
    List<Series> lines = new ArrayList<>();
    StringBuilder ends = new StringBuilder();
    double end = 0;
    for (String arm : arms) {
      List<Run> good = metrics.runs().arm(arm).stream().filter(run -> !run.failed()).toList();
      MeanCurve curve = MeanCurve.of(good, arms.size());
      ends.append(curve.cutShort(arm));
      if (!curve.passes().isEmpty()) {
        Series.Line line = curve.line(arm, palette.colour(arm));
        List<Double> times = curve.passes().stream().map(pass -> time(good, pass, clock)).toList();
        end = Math.max(end, times.get(times.size() - 1));
        lines.add(new Series.Line(arm, line.colour(), times, line.y(), line.low(), line.high()));
      }
    }
    Check.that(
        !lines.isEmpty() && end > 0,
        "validation points with their %s, which all seeds of an arm have (0), must be at least 1;"
            + " give the validation a part of the split and all seeds the same passes",
        clock);
    lines.addAll(levels(metrics, end));
    return new Chart(
        "Learning curves against " + clock,
        note(metrics, clock) + ends,
        new Axis("training", clock.unit()),
        new Axis("validation accuracy", "share of rows"),
        lines);
  }

  private static double time(List<Run> runs, double pass, Clock clock) {
    return runs.stream()
        .flatMap(run -> run.curve().points().stream().filter(p -> at(p, pass)).limit(1))
        .mapToDouble(clock::of)
        .average()
        .orElseThrow();
  }

  private static boolean at(Point point, double pass) {
    return point.passes() == pass;
  }

  private static List<Series> levels(TransferMetrics metrics, double end) {
    List<Series> levels = new ArrayList<>();
    if (!Double.isNaN(metrics.threshold())) {
      levels.add(level(metrics.threshold(), end));
    }
    levels.addAll(Levels.ofValidation(metrics.runs()));
    return levels;
  }

  private static Series.Line level(double threshold, double end) {
    List<Double> none = List.of(Double.NaN, Double.NaN);
    return new Series.Line(
        Text.format("threshold %.3f", threshold),
        GREY,
        List.of(0.0, end),
        List.of(threshold, threshold),
        none,
        none);
  }

  private static String note(TransferMetrics metrics, Clock clock) {
    String band =
        metrics.runs().seeds().size() < 2
            ? "one seed, so no band"
            : "line: mean over seeds; band: 95% interval of it (t over seeds)";
    return clock != Clock.SECONDS
        ? band
        : metrics.runs().arms().stream()
            .map(arm -> arm + ": " + metrics.sourceTime(arm))
            .collect(Collectors.joining("; ", band + "; ", ""));
  }

  /**
   * Test accuracy against training rows per class, a line per arm with the 95% interval over seeds
   * as band; doublings are equally long.
   *
   * @throws IllegalArgumentException if no arm has a good run
   */
  public static Chart budget(DataBudget budget) {
    Palette palette = Palette.of(budget.arms());
    List<Series> lines = new ArrayList<>();
    for (String arm : budget.arms()) {
      List<BudgetPoint> points =
          budget.points().stream()
              .filter(point -> point.arm().equals(arm) && point.seeds() > 0)
              .toList();
      if (!points.isEmpty()) {
        boolean share = budget.yardstick().share();
        lines.add(line(arm, palette.colour(arm), points, share));
      }
    }
    Check.that(
        !lines.isEmpty(), "runs that ended well (0) must be at least 1; see what failed in them");
    lines.addAll(Levels.ofTest(budget));
    return new Chart(
        budget.yardstick().share()
            ? "Accuracy by number of labels"
            : budget.yardstick().name() + " by number of labels",
        "line: mean over seeds; band: 95% interval of it (t over seeds), on these test rows",
        new Axis("training rows", "per class, logarithmic", Axis.Scale.DOUBLING),
        new Axis(budget.yardstick().head(), budget.yardstick().share() ? "share of rows" : ""),
        lines);
  }

  private static Series.Line line(
      String arm, String colour, List<BudgetPoint> points, boolean share) {
    double least = share ? 0 : Double.NEGATIVE_INFINITY;
    double most = share ? 1 : Double.POSITIVE_INFINITY;
    return new Series.Line(
        arm,
        colour,
        points.stream().map(point -> (double) point.rowsPerClass()).toList(),
        points.stream().map(BudgetPoint::accuracy).toList(),
        points.stream()
            .map(p -> p.interval().map(i -> Math.max(least, i.low())).orElse(Double.NaN))
            .toList(),
        points.stream()
            .map(p -> p.interval().map(i -> Math.min(most, i.high())).orElse(Double.NaN))
            .toList());
  }
}
