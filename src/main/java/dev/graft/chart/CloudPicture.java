package dev.graft.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Clouds of points on a plane. */
final class CloudPicture {
  private static final int MARK_PIXELS = 7;

  private CloudPicture() {}

  static XYChart of(Chart chart, Picture.Size size) {
    XYChart drawn =
        new XYChartBuilder()
            .width(size.width())
            .height(size.height())
            .xAxisTitle(chart.x().label())
            .yAxisTitle(chart.y().label())
            .build();
    Style.apply(drawn.getStyler());
    drawn.getStyler().setMarkerSize(MARK_PIXELS);
    drawn.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    int number = 0;
    for (Series.Cloud cloud : chart.series(Series.Cloud.class)) {
      if (!cloud.x().isEmpty()) {
        // Classes may have the same shortened name; XChart must not.
        XYSeries points = drawn.addSeries(number++ + " " + cloud.name(), cloud.x(), cloud.y());
        points.setMarker(marker(cloud.mark()));
        points.setMarkerColor(Style.colour(cloud.colour()));
      }
    }
    return drawn;
  }

  private static Marker marker(Series.Cloud.Mark mark) {
    return switch (mark) {
      case CIRCLE -> SeriesMarkers.CIRCLE;
      case SQUARE -> SeriesMarkers.SQUARE;
      case TRIANGLE -> SeriesMarkers.TRIANGLE_UP;
      case DIAMOND -> SeriesMarkers.DIAMOND;
    };
  }

  /** One mark in the legend. */
  static void mark(Graphics2D graphics, Series.Cloud cloud, int x, int y) {
    Color colour = Style.colour(cloud.colour());
    graphics.setColor(colour);
    double half = MARK_PIXELS / 2.0 + 1;
    switch (cloud.mark()) {
      case CIRCLE -> graphics.fill(new Ellipse2D.Double(x - half, y - half, 2 * half, 2 * half));
      case SQUARE -> graphics.fill(new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half));
      case TRIANGLE ->
          graphics.fill(
              path(new double[][] {{x - half, y + half}, {x + half, y + half}, {x, y - half}}));
      case DIAMOND ->
          graphics.fill(
              path(new double[][] {{x - half, y}, {x, y - half}, {x + half, y}, {x, y + half}}));
    }
  }

  private static Path2D path(double[][] corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0][0], corners[0][1]);
    for (double[] corner : corners) {
      path.lineTo(corner[0], corner[1]);
    }
    path.closePath();
    return path;
  }
}
