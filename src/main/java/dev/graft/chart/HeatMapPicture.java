package dev.graft.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.HeatMapStyler;

/** A heat map, the first row at the top. */
final class HeatMapPicture {
  private static final int MOST_PIXELS = 1600;

  /** What would be written as 0 stays blank, as nothing does; the text has it as {@code <1}. */
  private static final double LEAST = 0.5;

  private HeatMapPicture() {}

  /** Room for every class and for the longest name at both axes. */
  static Picture.Size size(Series.HeatMap map) {
    int classes = map.rows().size();
    int letters = map.rows().stream().mapToInt(String::length).max().orElse(0);
    int names = Style.LETTER_PIXELS * Math.min(letters, Names.MOST_LETTERS);
    int cell = written(classes) ? 40 : 16;
    int width = Math.max(Picture.WIDTH, names + classes * cell * 5 / 4 + 140);
    int height = Math.max(Picture.HEIGHT, names * 3 / 4 + classes * cell + 140);
    return new Picture.Size(Math.min(width, MOST_PIXELS), Math.min(height, MOST_PIXELS));
  }

  static HeatMapChart of(Chart chart, Series.HeatMap map, Picture.Size size) {
    HeatMapChart drawn =
        new HeatMapChartBuilder()
            .width(size.width())
            .height(size.height())
            .xAxisTitle(chart.x().label())
            .yAxisTitle(chart.y().label())
            .build();
    style(drawn.getStyler(), map.rows().size());
    Style.turnLongNames(drawn.getStyler(), Names.shortened(map.columns()), size.width() * 3 / 4);
    List<String> rows = new ArrayList<>(Names.shortened(map.rows()));
    Collections.reverse(rows);
    drawn.addSeries(map.name(), Names.shortened(map.columns()), rows, cells(map));
    return drawn;
  }

  private static boolean written(int classes) {
    return classes <= PlotlyFigure.MOST_LABELLED;
  }

  private static void style(HeatMapStyler style, int classes) {
    Style.apply(style);
    style.setPlotContentSize(1);
    style.setMin(0);
    style.setMax(100);
    style.setRangeColors(new Color[] {Style.colour(Picture.LOW), Style.colour(Picture.HIGH)});
    style.setDrawBorder(true);
    style.setYAxisLabelAlignment(TextAlignment.Right);
    style.setShowValue(written(classes));
    style.setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    style.setValueFontColor(Color.BLACK);
    style.setHeatMapValueDecimalPattern("0");
  }

  private static List<Number[]> cells(Series.HeatMap map) {
    List<Number[]> cells = new ArrayList<>();
    int rows = map.rows().size();
    double least = written(rows) ? LEAST : 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        double value = map.values().get(row).get(column);
        if (value > 0 && value >= least) {
          cells.add(new Number[] {column, rows - 1 - row, value});
        }
      }
    }
    return cells;
  }
}
