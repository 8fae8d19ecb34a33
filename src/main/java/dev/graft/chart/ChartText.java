package dev.graft.chart;

import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A chart in a terminal: what it shows, and its numbers in short. */
final class ChartText {
  private ChartText() {}

  static String of(Chart chart) {
    List<String> parts = new ArrayList<>(List.of(chart.title(), chart.note()));
    parts.add(chart.y() + " against " + chart.x());
    parts.add(
        switch (chart.picture()) {
          case HEAT_MAP -> table(chart.series(Series.HeatMap.class).get(0));
          case CLOUDS -> clouds(chart);
          case LINES -> lines(chart);
          case BARS -> bars(chart);
        });
    chart.series(Series.Level.class).forEach(level -> parts.add(level.name()));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static String lines(Chart chart) {
    List<List<String>> rows = new ArrayList<>();
    for (Series.Line line : chart.series(Series.Line.class)) {
      int last = line.x().size() - 1;
      rows.add(
          List.of(
              line.name(),
              number(line.y().get(0)) + " at " + place(chart, line.x().get(0)),
              number(line.y().get(last)) + " at " + place(chart, line.x().get(last))));
    }
    return Text.table(List.of("line", "first", "last"), rows);
  }

  private static String place(Chart chart, double x) {
    return chart.x().ticks().stream()
        .filter(tick -> tick.at() == x)
        .map(Axis.Tick::name)
        .findFirst()
        .orElseGet(() -> plain(x));
  }

  /** Where each cloud lies and how many points it has. */
  private static String clouds(Chart chart) {
    List<List<String>> rows = new ArrayList<>();
    for (Series.Cloud cloud : chart.series(Series.Cloud.class)) {
      rows.add(
          List.of(
              cloud.name(),
              String.valueOf(cloud.x().size()),
              number(mean(cloud.x())),
              number(mean(cloud.y()))));
    }
    return Text.table(List.of("points of", "number", "mean x", "mean y"), rows);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static String bars(Chart chart) {
    List<List<String>> rows = new ArrayList<>();
    for (Series.Bars bars : chart.series(Series.Bars.class)) {
      IntStream.range(0, bars.labels().size())
          .forEach(i -> rows.add(List.of(bars.labels().get(i), number(bars.values().get(i)))));
    }
    return Text.table(List.of("bar", chart.y().title()), rows);
  }

  private static String table(Series.HeatMap map) {
    List<String> headers = new ArrayList<>(List.of("%"));
    headers.addAll(map.columns());
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < map.rows().size(); row++) {
      List<String> cells = new ArrayList<>(List.of(map.rows().get(row)));
      map.values().get(row).forEach(value -> cells.add(percent(value)));
      rows.add(cells);
    }
    return Text.table(headers, rows);
  }

  /** A percentage in a cell: nothing for 0 or none, so that the eye finds what is there. */
  static String percent(double value) {
    if (Double.isNaN(value) || value == 0) {
      return "";
    }
    return value < 0.5 ? "<1" : String.valueOf(Math.round(value));
  }

  static String number(double value) {
    return Double.isNaN(value) ? "-" : Text.format("%.3f", value);
  }

  static String plain(double value) {
    boolean small = value != 0 && Math.abs(value) < 0.1;
    String format = small ? "%.0e" : value == Math.rint(value) ? "%.0f" : "%.1f";
    return Text.format(format, value).replace("e-0", "e-");
  }
}
