package dev.graft.chart;

import dev.graft.analysis.Metric;
import dev.graft.analysis.SweepPoint;
import dev.graft.analysis.SweepTable;
import dev.graft.analysis.Yardstick;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Sweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The charts of sweeps over layers. */
public final class SweepCharts {
  /** So many places one apart have room for a name each. */
  private static final int MOST_COUNTED = 10;

  private SweepCharts() {}

  /**
   * The score, test accuracy as a rule, against what was turned, a line per series, its interval
   * over seeds as band.
   */
  public static Chart accuracy(SweepTable table) {
    return chart(
        table, title(table.score()), axis(table.score()), point -> point.accuracy().mean());
  }

  private static String title(Yardstick score) {
    return score.name().substring(0, 1).toUpperCase(Locale.ROOT) + score.name().substring(1);
  }

  private static Axis axis(Yardstick score) {
    boolean accuracy = score.name().equals(Metric.ACCURACY.toString());
    return new Axis(score.head(), accuracy ? "share of right answers" : "");
  }

  /** How fast each arm learns at first. */
  public static Chart slope(SweepTable table) {
    return chart(
        table,
        "Slope",
        new Axis("slope", "validation accuracy per 100 updates"),
        SweepPoint::slope);
  }

  /** How far validation lags behind training at the end: overfitting. */
  public static Chart gap(SweepTable table) {
    return chart(
        table,
        "Gap between validation and training",
        new Axis("validation loss less training loss", "nats"),
        SweepPoint::gap);
  }

  private static Chart chart(
      SweepTable table, String what, Axis y, ToDoubleFunction<SweepPoint> value) {
    List<String> names =
        table.points().stream().map(point -> point.place().series()).distinct().toList();
    Palette palette = Palette.of(names);
    boolean banded = what.equals(title(table.score()));
    List<Series> lines = new ArrayList<>();
    for (String name : names) {
      List<SweepPoint> points =
          table.series(name).stream()
              .filter(point -> Double.isFinite(value.applyAsDouble(point)))
              .sorted(Comparator.comparingDouble(point -> point.place().position()))
              .toList();
      lines.add(
          new Series.Line(
              name,
              palette.colour(name),
              points.stream().map(point -> point.place().position()).toList(),
              points.stream().map(value::applyAsDouble).toList(),
              edge(points, banded, point -> point.accuracy().low()),
              edge(points, banded, point -> point.accuracy().high())));
    }
    checkAny(table, what, value);
    Chart chart =
        new Chart(
            Text.format("%s against %s", what, table.turned()),
            banded ? "band: 95% interval over seeds, each point for itself" : "",
            Axis.named(table.turned(), "", places(table)),
            y,
            lines);
    return banded ? Levels.behind(chart, Levels.ofTest(table)) : chart;
  }

  private static void checkAny(SweepTable table, String what, ToDoubleFunction<SweepPoint> value) {
    Check.that(
        table.points().stream().anyMatch(p -> Double.isFinite(value.applyAsDouble(p))),
        "chart (%s) needs a point that has one: a solved head has no curve to read it off; plot the"
            + " accuracy, or sweep arms that make steps",
        what);
  }

  private static List<Double> edge(
      List<SweepPoint> points, boolean banded, ToDoubleFunction<SweepPoint> edge) {
    return points.stream()
        .map(p -> banded && p.seeds() > 1 ? edge.applyAsDouble(p) : Double.NaN)
        .toList();
  }

  /** What stands at each position; nothing where they are numbers that an axis can mark itself. */
  private static List<Axis.Tick> places(SweepTable table) {
    SortedMap<Double, Set<String>> labels = new TreeMap<>();
    for (SweepPoint point : table.points()) {
      Sweep.Place place = point.place();
      labels.computeIfAbsent(place.position(), at -> new LinkedHashSet<>()).add(place.label());
    }
    boolean numbers =
        labels.entrySet().stream()
            .allMatch(at -> at.getValue().equals(Set.of(ChartText.plain(at.getKey()))));
    return numbers && !counted(labels)
        ? List.of()
        : labels.entrySet().stream()
            .map(at -> new Axis.Tick(at.getKey(), String.join(", ", at.getValue())))
            .toList();
  }

  /** Whether they are few whole numbers, such as stages: an axis of its own would mark halves. */
  private static boolean counted(SortedMap<Double, Set<String>> labels) {
    return labels.keySet().stream().allMatch(at -> at == Math.rint(at))
        && labels.lastKey() - labels.firstKey() <= MOST_COUNTED;
  }
}
