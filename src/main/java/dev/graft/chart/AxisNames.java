package dev.graft.chart;

import dev.graft.internal.Colours;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Names below a picture of lines, each at its place: XChart puts its own marks where it likes. */
final class AxisNames extends Annotation {
  private static final int GAP = 8;

  private final List<Axis.Tick> ticks;
  private final List<String> names;
  private final boolean upright;

  private AxisNames(List<Axis.Tick> ticks, int width) {
    super(false);
    this.ticks = ticks;
    names = names(ticks);
    upright = Style.turnedPixels(names, width) > 0;
  }

  private static List<String> names(List<Axis.Tick> ticks) {
    return Names.shortened(ticks.stream().map(Axis.Tick::name).toList());
  }

  /** The height that they need more than numbers do. */
  static int morePixels(List<Axis.Tick> ticks, int width) {
    return Style.turnedPixels(names(ticks), width);
  }

  /** Puts them in the place of the numbers, which keep room for them. */
  static void add(XYChart drawn, List<Axis.Tick> ticks, int width) {
    AxisNames names = new AxisNames(ticks, width);
    Style.turnLongNames(drawn.getStyler(), names.names, width);
    drawn.getStyler().setXAxisTickLabelsColor(Style.colour(Colours.BLACK, 0));
    drawn.getStyler().setPlotGridVerticalLinesVisible(false);
    String longest = names.names.stream().reduce(" ", (a, b) -> a.length() >= b.length() ? a : b);
    // XChart looks for ticks until no two have the same text.
    drawn.setCustomXAxisTickLabelsFormatter(
        number -> names.upright ? ending(longest, number) : String.valueOf(number));
    drawn.addAnnotation(names);
  }

  private static String ending(String longest, double number) {
    String end = String.valueOf(number);
    return longest.substring(0, Math.max(0, longest.length() - end.length())) + end;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setFont(Style.LABELS);
    graphics.setColor(Picture.INK);
    FontMetrics metrics = graphics.getFontMetrics();
    int below = getYAxisScreenValueForMax() + GAP;
    AffineTransform before = graphics.getTransform();
    for (int i = 0; i < ticks.size(); i++) {
      int x = getXAxisScreenValue(ticks.get(i).at());
      int width = metrics.stringWidth(names.get(i));
      if (upright) {
        int base = x + metrics.getAscent() / 2;
        graphics.rotate(-Math.PI / 2, base, below + width);
        graphics.drawString(names.get(i), base, below + width);
        graphics.setTransform(before);
      } else {
        graphics.drawString(names.get(i), x - width / 2, below + metrics.getAscent());
      }
    }
  }
}
