package dev.graft.chart;

import dev.graft.internal.Text;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.AxesChartStyler;

/** The numbers of bars, each over its bar and the points there. */
final class BarValues extends Annotation {
  private static final int GAP = 6;

  private static final Font SMALL = Style.LABELS.deriveFont(10f);

  private final List<Double> values;
  private final List<Double> tops;

  BarValues(List<Double> values, List<Double> tops) {
    super(false);
    this.values = values;
    this.tops = tops;
  }

  /** As many digits as fit over a bar, in a smaller font where that helps; sets the font. */
  private static String format(Graphics2D graphics, double pixels) {
    graphics.setFont(Style.LABELS);
    if (graphics.getFontMetrics().stringWidth("0.000 ") > pixels) {
      graphics.setFont(SMALL);
    }
    return graphics.getFontMetrics().stringWidth("0.000 ") > pixels ? "%.2f" : "%.3f";
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Picture.INK);
    int left = getXAxisScreenValueForMin();
    int width = getXAxisScreenValueForMax() - left;
    double content = ((AxesChartStyler) styler).getPlotContentSize();
    String format = format(graphics, width * content / values.size());
    FontMetrics metrics = graphics.getFontMetrics();
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isNaN(values.get(i))) {
        String text = Text.format(format, values.get(i));
        double middle = left + width * ((1 - content) / 2 + content * (i + 0.5) / values.size());
        int y = getYAxisScreenValue(tops.get(i)) - GAP;
        graphics.drawString(text, (float) (middle - metrics.stringWidth(text) / 2.0), y);
      }
    }
  }
}
