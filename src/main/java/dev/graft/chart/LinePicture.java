package dev.graft.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines with bands. */
final class LinePicture {
  /** Faint, with an edge: where bands of strong colours overlap they would turn brown. */
  private static final int BAND_ALPHA = 22;

  private static final int EDGE_ALPHA = 110;
  private static final BasicStroke EDGE = new BasicStroke(0.8f);
  private static final float LINE_PIXELS = 2.2f;

  private static final double BEYOND = 0.001;

  /** More points than this need no mark each. */
  private static final int MARKED = 30;

  private LinePicture() {}

  static XYChart of(Chart chart, Picture.Size size) {
    XYChart drawn =
        new XYChartBuilder()
            .width(size.width())
            .height(size.height())
            .xAxisTitle(chart.x().label())
            .yAxisTitle(chart.y().label())
            .build();
    Style.apply(drawn.getStyler());
    drawn.getStyler().setMarkerSize(6);
    drawn.getStyler().setYAxisDecimalPattern(decimals(chart));
    if (chart.x().ticks().isEmpty()) {
      scale(drawn, chart);
    } else {
      AxisNames.add(drawn, chart.x().ticks(), size.width());
    }
    addAll(drawn, chart);
    return drawn;
  }

  /** No more decimals than the marks of so high a range differ in: points and shares have both. */
  private static String decimals(Chart chart) {
    DoubleSummaryStatistics y =
        chart.series(Series.Line.class).stream()
            .flatMap(line -> Stream.of(line.y(), line.low(), line.high()))
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    double range = y.getMax() - y.getMin();
    if (range >= 10) {
      return "0";
    }
    return range >= 2 ? "0.0" : "0.00";
  }

  private static void scale(XYChart drawn, Chart chart) {
    switch (chart.x().scale()) {
      case LINEAR -> {
        drawn.getStyler().setXAxisDecimalPattern("#.##");
        // Points at equal distances would get marks of their own, so near that they touch; an end
        // a little beyond the last makes XChart choose round numbers.
        double first = chart.ends().get(0);
        double last = chart.ends().get(1);
        drawn.getStyler().setXAxisMax(last + BEYOND * (last - first));
      }
      case TENFOLD -> {
        drawn.getStyler().setXAxisLogarithmic(true);
        drawn.getStyler().setXAxisDecimalPattern("0E0");
      }
      case DOUBLING -> drawn.setCustomXAxisTickLabelsFormatter(LinePicture::powerOfTwo);
    }
  }

  private static void addAll(XYChart drawn, Chart chart) {
    Axis.Scale scale = chart.x().scale();
    // Bands first: no line is to be hidden by the band of another.
    List<Series.Line> lines = chart.series(Series.Line.class);
    lines.forEach(line -> addBand(drawn, placed(line, scale)));
    // Last arms first: where one continues another, the other's own part stays in sight on top.
    List<Series.Line> order = new ArrayList<>(lines);
    Collections.reverse(order);
    for (Series.Level level : chart.series(Series.Level.class)) {
      addLevel(drawn, level, chart.ends().stream().map(x -> placed(x, scale)).toList());
    }
    order.forEach(line -> addLine(drawn, placed(line, scale)));
  }

  private static void addLevel(XYChart drawn, Series.Level level, List<Double> ends) {
    double[] y = {level.value(), level.value()};
    XYSeries series = drawn.addSeries("\nlevel " + level.name(), numbers(ends), y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setLineStyle((BasicStroke) LevelLine.stroke(level));
    series.setLineColor(Style.colour(LevelLine.GREY));
    series.setMarker(SeriesMarkers.NONE);
  }

  /** XChart's own logarithmic axis has marks at powers of 10 only. */
  private static Series.Line placed(Series.Line line, Axis.Scale scale) {
    List<Double> x = line.x().stream().map(value -> placed(value, scale)).toList();
    return new Series.Line(line.name(), line.colour(), x, line.y(), line.low(), line.high());
  }

  private static double placed(double x, Axis.Scale scale) {
    return scale == Axis.Scale.DOUBLING ? Math.log(x) / Math.log(2) : x;
  }

  private static String powerOfTwo(double exponent) {
    boolean whole = Math.abs(exponent - Math.rint(exponent)) < 1e-9;
    return whole ? String.valueOf(Math.round(Math.pow(2, exponent))) : " "; // none can't be drawn
  }

  private static void addBand(XYChart drawn, Series.Line line) {
    Band band = Band.of(line);
    if (band.x().isEmpty()) {
      return;
    }
    // No arm has a name with a line break, so no two series have the same.
    XYSeries series =
        drawn.addSeries("\nband " + line.name(), numbers(band.x()), numbers(band.y()));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(Style.colour(line.colour(), BAND_ALPHA));
    series.setLineColor(Style.colour(line.colour(), EDGE_ALPHA));
    series.setLineStyle(EDGE);
    series.setMarker(SeriesMarkers.NONE);
  }

  private static void addLine(XYChart drawn, Series.Line line) {
    XYSeries series = drawn.addSeries(line.name(), numbers(line.x()), numbers(line.y()));
    Marker marker = line.x().size() <= MARKED ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setLineStyle(
        new BasicStroke(LINE_PIXELS, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setLineColor(Style.colour(line.colour()));
    series.setMarker(marker);
    series.setMarkerColor(Style.colour(line.colour()));
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
