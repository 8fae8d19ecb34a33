package dev.graft.chart;

import dev.graft.internal.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart as Plotly's figure: maps, lists, texts and numbers only, as JSON has them. A value that
 * is not a number becomes null.
 */
final class PlotlyFigure {
  /** Enough for a screen, and it halves the text. */
  private static final MathContext DIGITS = new MathContext(5);

  /** More classes leave no room for numbers in the cells. */
  static final int MOST_LABELLED = 20;

  private static final String INK = "#222222";
  private static final String GRID = "#E5E5E5";
  private static final String WHITE = "#FFFFFF";

  private PlotlyFigure() {}

  static Map<String, Object> of(Chart chart) {
    List<Object> traces = new ArrayList<>();
    for (Series series : chart.series()) {
      traces.addAll(series.accept(new Traces(chart, 2 * chart.series().size() - traces.size())));
    }
    return map("data", traces, "layout", layout(chart));
  }

  /**
   * The traces of each kind of series.
   *
   * @param room what a line lies above: the first arm on top, so that one that continues another
   *     does not hide it
   */
  private record Traces(Chart chart, int room) implements Series.Visitor<List<Object>> {
    @Override
    public List<Object> line(Series.Line line) {
      List<Object> traces = new ArrayList<>(PlotlyFigure.band(line));
      Map<String, Object> trace = PlotlyFigure.line(line);
      trace.put("zorder", room - traces.size());
      traces.add(trace);
      return traces;
    }

    @Override
    public List<Object> bars(Series.Bars bars) {
      return List.of(PlotlyFigure.bars(bars), PlotlyFigure.values(bars, chart.tops()));
    }

    @Override
    public List<Object> level(Series.Level level) {
      return chart.plane() ? List.of(PlotlyFigure.level(level, chart.ends())) : List.of();
    }

    @Override
    public List<Object> points(Series.Points points) {
      return List.of(PlotlyFigure.points(points));
    }

    @Override
    public List<Object> cloud(Series.Cloud cloud) {
      return List.of(PlotlyFigure.cloud(cloud));
    }

    @Override
    public List<Object> heatMap(Series.HeatMap map) {
      return List.of(PlotlyFigure.heatMap(map));
    }
  }

  private static List<Object> band(Series.Line line) {
    Band band = Band.of(line);
    if (band.x().isEmpty()) {
      return List.of();
    }
    Map<String, Object> trace = map("type", "scatter", "mode", "lines", "fill", "toself");
    trace.putAll(map("name", escape(line.name()) + ", band", "legendgroup", escape(line.name())));
    trace.putAll(map("x", numbers(band.x()), "y", numbers(band.y())));
    // Faint, with an edge: where bands of strong colours overlap they would turn brown.
    trace.putAll(map("line", map("width", 0.8, "color", rgba(line.colour(), 0.4))));
    trace.put("fillcolor", rgba(line.colour(), 0.09));
    trace.putAll(map("hoverinfo", "skip", "showlegend", false));
    return List.of(trace);
  }

  private static Map<String, Object> line(Series.Line line) {
    Map<String, Object> trace = map("type", "scatter", "mode", "lines+markers");
    trace.putAll(map("name", escape(line.name()), "legendgroup", escape(line.name())));
    trace.putAll(map("x", numbers(line.x()), "y", numbers(line.y())));
    trace.putAll(map("line", map("color", line.colour(), "width", 2)));
    trace.putAll(map("marker", map("color", line.colour(), "size", 5)));
    return trace;
  }

  private static Map<String, Object> bars(Series.Bars bars) {
    Map<String, Object> trace = map("type", "bar", "name", escape(bars.name()));
    trace.putAll(map("x", escape(bars.labels()), "y", numbers(bars.values())));
    trace.putAll(map("marker", map("color", bars.colours(), "opacity", 0.5)));
    return trace;
  }

  /** Over each bar and the points there. */
  private static Map<String, Object> values(Series.Bars bars, List<Double> tops) {
    Map<String, Object> trace = map("type", "scatter", "mode", "text", "name", "value");
    trace.putAll(map("x", escape(bars.labels()), "y", numbers(tops)));
    List<String> means = bars.values().stream().map(ChartText::number).toList();
    trace.putAll(map("text", means, "textposition", "top center", "hoverinfo", "skip"));
    trace.putAll(map("textfont", map("color", INK), "cliponaxis", false));
    return trace;
  }

  private static Map<String, Object> level(Series.Level level, List<Double> ends) {
    Map<String, Object> trace = map("type", "scatter", "mode", "lines");
    trace.putAll(map("name", escape(level.name()), "x", numbers(ends)));
    trace.putAll(map("y", numbers(List.of(level.value(), level.value())), "line", dashes(level)));
    return trace;
  }

  private static Map<String, Object> dashes(Series.Level level) {
    String dash = level.dash() == Series.Level.Dash.DASHED ? "dash" : "dot";
    return map("color", LevelLine.GREY, "width", 1.5, "dash", dash);
  }

  /** Levels across bars, from edge to edge, with their names at the right. */
  private static Map<String, Object> acrossBars(Chart chart) {
    List<Object> shapes = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    for (Series.Level level : chart.series(Series.Level.class)) {
      Map<String, Object> shape = map("type", "line", "xref", "paper", "x0", 0, "x1", 1);
      shape.putAll(map("y0", level.value(), "y1", level.value(), "line", dashes(level)));
      shapes.add(shape);
      Map<String, Object> name = map("text", escape(level.name()), "xref", "paper", "x", 1.01);
      name.putAll(map("y", level.value(), "xanchor", "left", "showarrow", false));
      names.add(name);
    }
    return shapes.isEmpty() ? map() : map("shapes", shapes, "annotations", names);
  }

  private static Map<String, Object> points(Series.Points points) {
    Map<String, Object> trace = map("type", "scatter", "mode", "markers");
    trace.putAll(map("name", escape(points.name())));
    trace.putAll(map("x", escape(points.labels()), "y", numbers(points.values())));
    trace.putAll(map("marker", map("color", INK, "size", 7)));
    return trace;
  }

  private static Map<String, Object> cloud(Series.Cloud cloud) {
    Map<String, Object> trace = map("type", "scatter", "mode", "markers");
    trace.putAll(map("name", escape(cloud.name()), "x", numbers(cloud.x())));
    trace.put("y", numbers(cloud.y()));
    String symbol =
        switch (cloud.mark()) {
          case CIRCLE -> "circle";
          case SQUARE -> "square";
          case TRIANGLE -> "triangle-up";
          case DIAMOND -> "diamond";
        };
    trace.putAll(map("marker", map("color", cloud.colour(), "size", 7, "symbol", symbol)));
    return trace;
  }

  private static Map<String, Object> heatMap(Series.HeatMap heat) {
    Map<String, Object> trace = map("type", "heatmap", "name", escape(heat.name()));
    trace.putAll(map("x", escape(heat.columns()), "y", escape(heat.rows())));
    trace.putAll(map("z", heat.values().stream().map(PlotlyFigure::numbers).toList()));
    trace.putAll(map("zmin", 0, "zmax", 100, "xgap", 1, "ygap", 1, "hoverongaps", false));
    trace.putAll(map("colorscale", List.of(List.of(0, Picture.LOW), List.of(1, Picture.HIGH))));
    trace.putAll(map("colorbar", map("title", map("text", "%"))));
    if (heat.rows().size() <= MOST_LABELLED) {
      trace.putAll(map("customdata", heat.counts(), "text", percents(heat)));
      trace.putAll(map("texttemplate", "%{text}", "textfont", map("color", INK)));
      String hover = "actual %{y}<br>predicted %{x}<br>%{z:.1f}% (%{customdata} rows)";
      trace.putAll(map("hovertemplate", hover + "<extra></extra>"));
    }
    return trace;
  }

  private static List<List<String>> percents(Series.HeatMap heat) {
    return heat.values().stream().map(r -> r.stream().map(ChartText::percent).toList()).toList();
  }

  private static Map<String, Object> layout(Chart chart) {
    boolean heat = chart.picture() == Series.Picture.HEAT_MAP;
    boolean lines = chart.plane();
    String title = Text.format("%s<br><sub>%s</sub>", escape(chart.title()), escape(chart.note()));
    Map<String, Object> layout = map("title", map("text", title, "x", 0.02));
    layout.putAll(map("paper_bgcolor", WHITE, "plot_bgcolor", WHITE, "font", map("color", INK)));
    layout.putAll(map("height", Picture.size(chart).height()));
    layout.putAll(map("showlegend", lines, "margin", margin(chart)));
    Map<String, Object> x = axis(chart.x());
    Map<String, Object> y = axis(chart.y());
    if (!lines) {
      x.put("type", "category");
    } else if (chart.x().scale().logarithmic()) {
      x.putAll(map("type", "log", "tick0", 0, "dtick", Math.log10(chart.x().scale().base())));
    }
    if (heat) {
      y.putAll(map("type", "category", "autorange", "reversed"));
    } else if (!lines) {
      double most = BarPicture.most(chart);
      y.put("range", List.of(BarPicture.ROOM * BarPicture.least(chart), BarPicture.ROOM * most));
      layout.putAll(acrossBars(chart));
    }
    if (!chart.x().ticks().isEmpty()) {
      List<Axis.Tick> ticks = chart.x().ticks();
      x.putAll(map("tickvals", numbers(ticks.stream().map(Axis.Tick::at).toList())));
      x.put("ticktext", escape(ticks.stream().map(Axis.Tick::name).toList()));
    }
    layout.putAll(map("xaxis", x, "yaxis", y));
    return layout;
  }

  private static Map<String, Object> margin(Chart chart) {
    boolean names = !chart.plane() && !chart.named().isEmpty();
    return map("t", 70, "r", names ? 170 : 20, "b", 50, "l", 60);
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> title = map("text", escape(axis.label()), "standoff", 10);
    return map("title", title, "automargin", true, "zeroline", false, "gridcolor", GRID);
  }

  private static List<Object> numbers(List<Double> values) {
    List<Object> numbers = new ArrayList<>();
    for (double value : values) {
      numbers.add(
          Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null);
    }
    return Collections.unmodifiableList(numbers);
  }

  static String rgba(String colour, double opacity) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    // Not by a format: some locales have other digits.
    return "rgba("
        + (rgb >> 16)
        + ","
        + (rgb >> 8 & 0xFF)
        + ","
        + (rgb & 0xFF)
        + ","
        + opacity
        + ")";
  }

  /** Plotly reads a little HTML in its texts; a name must not be taken for it. */
  static String escape(String text) {
    return text.contains("<") ? text.replace("&", "&amp;").replace("<", "&lt;") : text;
  }

  static List<String> escape(List<String> texts) {
    return texts.stream().map(PlotlyFigure::escape).toList();
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
