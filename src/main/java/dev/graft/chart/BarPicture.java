package dev.graft.chart;

import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Bars from 0, with points over them and their numbers above. */
final class BarPicture {
  private static final int BAR_ALPHA = 120;

  /** For the numbers over the highest bars. */
  static final double ROOM = 1.08;

  private BarPicture() {}

  /** Higher where the names below the bars stand upright. */
  static Picture.Size size(Chart chart) {
    int names = Style.turnedPixels(Names.shortened(labels(chart)), Picture.WIDTH);
    return new Picture.Size(Picture.WIDTH, Picture.HEIGHT + names);
  }

  private static List<String> labels(Chart chart) {
    return chart.series(Series.Bars.class).stream()
        .flatMap(bars -> bars.labels().stream())
        .toList();
  }

  /** XChart looks for ticks until no two have the same text. */
  private static String number(double value) {
    boolean tenth = Math.abs(10 * value - Math.rint(10 * value)) < 1e-9;
    return Text.format(tenth ? "%.1f" : "%.3f", value);
  }

  private static List<Double> values(Chart chart) {
    return chart.series(Series.Bars.class).stream()
        .flatMap(bars -> bars.values().stream())
        .toList();
  }

  /** The end of the axis: 1, or more for scores that go further. */
  static double most(Chart chart) {
    return chart.tops().stream().filter(Double::isFinite).reduce(1.0, Math::max);
  }

  /** Its beginning: 0, or less for scores that can be negative. */
  static double least(Chart chart) {
    return values(chart).stream().filter(Double::isFinite).reduce(0.0, Math::min);
  }

  static CategoryChart of(Chart chart, Picture.Size size) {
    CategoryChart drawn =
        new CategoryChartBuilder()
            .width(size.width())
            .height(size.height())
            .xAxisTitle(chart.x().label())
            .yAxisTitle(chart.y().label())
            .build();
    style(drawn.getStyler());
    drawn.getStyler().setYAxisMin(ROOM * least(chart));
    drawn.getStyler().setYAxisMax(ROOM * most(chart));
    drawn.setCustomYAxisTickLabelsFormatter(BarPicture::number);
    List<String> labels = labels(chart);
    chart.series(Series.Bars.class).forEach(bars -> addBars(drawn, bars));
    chart.series(Series.Points.class).forEach(points -> addPoints(drawn, points, labels));
    chart.series(Series.Level.class).forEach(level -> drawn.addAnnotation(new LevelLine(level)));
    drawn.addAnnotation(new BarValues(values(chart), chart.tops()));
    Style.turnLongNames(drawn.getStyler(), Names.shortened(labels), size.width());
    return drawn;
  }

  private static void style(CategoryStyler style) {
    Style.apply(style);
    style.setOverlapped(true);
    style.setAvailableSpaceFill(0.55);
    style.setPlotGridVerticalLinesVisible(false);
    style.setYAxisDecimalPattern("0.000");
    style.setMarkerSize(7);
  }

  /** A series per bar: XChart gives a series one colour. */
  private static void addBars(CategoryChart drawn, Series.Bars bars) {
    for (int i = 0; i < bars.labels().size(); i++) {
      List<Double> values = nothing(bars.labels().size());
      values.set(i, present(bars.values().get(i)));
      CategorySeries series =
          drawn.addSeries(bars.labels().get(i), Names.shortened(bars.labels()), values);
      series.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Bar);
      series.setFillColor(Style.colour(bars.colours().get(i), BAR_ALPHA));
    }
  }

  /** A series per round: XChart has one value per label and series. */
  private static void addPoints(CategoryChart drawn, Series.Points points, List<String> labels) {
    List<List<Double>> rounds = new ArrayList<>();
    for (int i = 0; i < points.labels().size(); i++) {
      int label = labels.indexOf(points.labels().get(i));
      if (!Double.isNaN(points.values().get(i))) {
        free(rounds, label, labels.size()).set(label, points.values().get(i));
      }
    }
    for (List<Double> round : rounds) {
      String name = "\n" + points.name() + " " + drawn.getSeriesMap().size();
      CategorySeries series = drawn.addSeries(name, Names.shortened(labels), round);
      series.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(Picture.INK);
    }
  }

  private static List<Double> free(List<List<Double>> rounds, int label, int labels) {
    for (List<Double> round : rounds) {
      if (round.get(label) == null) {
        return round;
      }
    }
    rounds.add(nothing(labels));
    return rounds.get(rounds.size() - 1);
  }

  private static List<Double> nothing(int size) {
    return new ArrayList<>(Collections.nCopies(size, null));
  }

  private static Double present(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
