package dev.graft.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.plotly.components.Axis.AutoRange;
import tech.tablesaw.plotly.components.Axis.AxisBuilder;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Margin;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** A chart as Tablesaw's figure. */
final class TablesawFigure {
  private TablesawFigure() {}

  static Figure of(Chart chart) {
    List<Trace> traces = new ArrayList<>();
    chart.series().forEach(series -> traces.addAll(series.accept(new Traces(chart))));
    return new Figure(layout(chart), traces.toArray(new Trace[0]));
  }

  private record Traces(Chart chart) implements Series.Visitor<List<Trace>> {
    @Override
    public List<Trace> line(Series.Line line) {
      List<Trace> traces = new ArrayList<>();
      addLine(traces, line);
      return traces;
    }

    @Override
    public List<Trace> bars(Series.Bars bars) {
      List<Trace> traces = new ArrayList<>();
      addBars(traces, bars);
      return traces;
    }

    @Override
    public List<Trace> points(Series.Points points) {
      return List.of(TablesawFigure.points(points));
    }

    @Override
    public List<Trace> level(Series.Level level) {
      return List.of(TablesawFigure.level(level, chart));
    }

    @Override
    public List<Trace> cloud(Series.Cloud cloud) {
      return List.of(TablesawFigure.cloud(cloud));
    }

    @Override
    public List<Trace> heatMap(Series.HeatMap map) {
      return List.of(TablesawFigure.heatMap(map));
    }
  }

  private static Layout layout(Chart chart) {
    Picture.Size size = Picture.size(chart);
    boolean heat = chart.picture() == Series.Picture.HEAT_MAP;
    AxisBuilder y = tech.tablesaw.plotly.components.Axis.builder().title(chart.y().label());
    AxisBuilder x = tech.tablesaw.plotly.components.Axis.builder().title(chart.x().label());
    if (chart.x().scale().logarithmic()) {
      x.type(tech.tablesaw.plotly.components.Axis.Type.LOG);
    }
    return Layout.builder()
        .title(chart.title())
        .width(size.width())
        .height(size.height())
        .margin(margin(chart))
        .showLegend(chart.plane())
        .xAxis(x.build())
        .yAxis(heat ? y.autoRange(AutoRange.REVERSED).build() : y.build())
        .build();
  }

  /** Tablesaw has no automatic margin: room for names up to the usual length. */
  private static Margin margin(Chart chart) {
    int letters =
        chart.series(Series.HeatMap.class).stream()
            .flatMap(map -> map.rows().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    int names = Style.LETTER_PIXELS * Math.min(letters, Names.MOST_LETTERS);
    return Margin.builder().left(80 + names).bottom(80 + names / 2).top(60).right(20).build();
  }

  private static void addLine(List<Trace> traces, Series.Line line) {
    Band band = Band.of(line);
    if (!band.x().isEmpty()) {
      traces.add(
          ScatterTrace.builder(numbers(band.x()), numbers(band.y()))
              .mode(ScatterTrace.Mode.LINE)
              .name(line.name() + ", band")
              .line(Line.builder().width(0).build())
              .fill(ScatterTrace.Fill.TO_SELF)
              .fillColor(PlotlyFigure.rgba(line.colour(), 0.18))
              .showLegend(false)
              .build());
    }
    traces.add(
        ScatterTrace.builder(numbers(line.x()), numbers(line.y()))
            .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
            .name(line.name())
            .line(Line.builder().color(line.colour()).width(2).build())
            .marker(Marker.builder().color(line.colour()).size(5).build())
            .build());
  }

  /** A trace per bar: Tablesaw gives a trace's bars one colour. */
  private static void addBars(List<Trace> traces, Series.Bars bars) {
    for (int i = 0; i < bars.labels().size(); i++) {
      if (!Double.isNaN(bars.values().get(i))) {
        Object[] label = {PlotlyFigure.escape(bars.labels().get(i))};
        traces.add(
            BarTrace.builder(label, new double[] {bars.values().get(i)})
                .name(bars.labels().get(i))
                .opacity(0.5)
                .marker(Marker.builder().color(bars.colours().get(i)).build())
                .build());
      }
    }
  }

  private static Trace points(Series.Points points) {
    return ScatterTrace.builder(
            tech.tablesaw.api.StringColumn.create("label", PlotlyFigure.escape(points.labels())),
            tech.tablesaw.api.DoubleColumn.create("value", points.values()))
        .mode(ScatterTrace.Mode.MARKERS)
        .name(points.name())
        .marker(Marker.builder().color("#222222").size(8).build())
        .build();
  }

  private static Trace level(Series.Level level, Chart chart) {
    Line.Dash dash = level.dash() == Series.Level.Dash.DASHED ? Line.Dash.DASH : Line.Dash.DOT;
    Line line = Line.builder().color(LevelLine.GREY).dash(dash).build();
    ScatterTrace.ScatterBuilder trace =
        chart.plane()
            ? ScatterTrace.builder(numbers(chart.ends()), both(level, 2))
            : ScatterTrace.builder(
                tech.tablesaw.api.StringColumn.create("label", labels(chart)),
                tech.tablesaw.api.DoubleColumn.create("value", both(level, labels(chart).size())));
    return trace.mode(ScatterTrace.Mode.LINE).name(level.name()).line(line).build();
  }

  private static double[] both(Series.Level level, int points) {
    double[] values = new double[points];
    Arrays.fill(values, level.value());
    return values;
  }

  private static List<String> labels(Chart chart) {
    return chart.series(Series.Bars.class).stream()
        .flatMap(bars -> PlotlyFigure.escape(bars.labels()).stream())
        .toList();
  }

  private static Trace cloud(Series.Cloud cloud) {
    return ScatterTrace.builder(numbers(cloud.x()), numbers(cloud.y()))
        .mode(ScatterTrace.Mode.MARKERS)
        .name(PlotlyFigure.escape(cloud.name()))
        .marker(Marker.builder().color(cloud.colour()).size(7).build())
        .build();
  }

  private static Trace heatMap(Series.HeatMap map) {
    double[][] values = map.values().stream().map(TablesawFigure::numbers).toArray(double[][]::new);
    Object[] columns = PlotlyFigure.escape(map.columns()).toArray();
    return HeatmapTrace.builder(columns, PlotlyFigure.escape(map.rows()).toArray(), values).build();
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
