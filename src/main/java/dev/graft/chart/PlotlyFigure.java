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
      traces.addAll(series.accept(new Traces(2 * chart.series().size() - traces.size())));
    }
    return map("data", traces, "layout", layout(chart));
  }

  /**
   * The traces of each kind of series.
   *
   * @param room what a line lies above: the first arm on top, so that one that continues another
   *     does not hide it
   */
  private record Traces(int room) implements Series.Visitor<List<Object>> {
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
      return List.of(PlotlyFigure.bars(bars));
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
    trace.putAll(map("line", map("width", 0), "fillcolor", rgba(line.colour(), 0.18)));
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
    List<String> means = bars.values().stream().map(ChartText::number).toList();
    trace.putAll(map("text", means, "texttemplate", "%{text}", "textposition", "inside"));
    trace.putAll(map("insidetextanchor", "start", "textangle", 0));
    trace.putAll(map("textfont", map("color", INK)));
    return trace;
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
    layout.putAll(map("showlegend", lines, "margin", map("t", 70, "r", 20, "b", 50, "l", 60)));
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
      y.put("range", List.of(0, 1));
    }
    layout.putAll(map("xaxis", x, "yaxis", y));
    return layout;
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
