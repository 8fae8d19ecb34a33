package dev.graft.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;

/** What all pictures have in common: white ground, quiet grid, names outside the data. */
final class Style {
  private static final Color GRID = new Color(0xE5, 0xE5, 0xE5);
  static final Font LABELS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font AXES = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /** A little more than the mean width of a letter. */
  static final int LETTER_PIXELS = 8;

  private Style() {}

  static void apply(AxesChartStyler style) {
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setChartFontColor(Picture.INK);
    style.setChartTitleVisible(false);
    style.setChartPadding(8);
    style.setPlotBorderVisible(false);
    style.setLegendVisible(false);
    style.setAxisTitleFont(AXES);
    style.setAxisTickLabelsFont(LABELS);
    style.setAxisTickLabelsColor(Picture.INK);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setPlotTicksMarksVisible(false);
    style.setLocale(Locale.ROOT);
    style.setAntiAlias(true);
  }

  /** Names below the axis stand upright where side by side they would run into one another. */
  static void turnLongNames(AxesChartStyler style, List<String> names, int width) {
    if (turnedPixels(names, width) > 0) {
      style.setXAxisLabelRotation(90);
      style.setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right);
    }
  }

  /** The height that names below the axis need more; 0 where they fit side by side. */
  static int turnedPixels(List<String> names, int width) {
    int longest = LETTER_PIXELS * names.stream().mapToInt(String::length).max().orElse(0);
    return longest * names.size() > width ? longest : 0;
  }

  static Color colour(String hex) {
    return Color.decode(hex);
  }

  static Color colour(String hex, int alpha) {
    Color colour = Color.decode(hex);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }
}
