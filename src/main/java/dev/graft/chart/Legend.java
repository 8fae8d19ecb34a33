package dev.graft.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * The names of lines, clouds and levels, above the data and in as many rows as they need: XChart's
 * own legend runs out of the picture with many arms.
 */
final class Legend {
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final int DASH = 22;
  private static final int GAP = 6;
  private static final int MOST_LETTERS = 40;

  private Legend() {}

  /** Draws what stands before a name; bars and cells have their names at an axis. */
  private record Sign(Graphics2D graphics, int x, int y) implements Series.Visitor<Runnable> {
    @Override
    public Runnable line(Series.Line line) {
      return () -> {
        graphics.setColor(Style.colour(line.colour()));
        graphics.setStroke(new BasicStroke(3));
        graphics.drawLine(x, y, x + DASH, y);
      };
    }

    @Override
    public Runnable level(Series.Level level) {
      return () -> {
        graphics.setColor(Style.colour(LevelLine.GREY));
        graphics.setStroke(LevelLine.stroke(level));
        graphics.drawLine(x, y, x + DASH, y);
      };
    }

    @Override
    public Runnable cloud(Series.Cloud cloud) {
      return () -> CloudPicture.mark(graphics, cloud, x + DASH / 2, y);
    }

    @Override
    public Runnable bars(Series.Bars bars) {
      return () -> {};
    }

    @Override
    public Runnable points(Series.Points points) {
      return () -> {};
    }

    @Override
    public Runnable heatMap(Series.HeatMap map) {
      return () -> {};
    }
  }

  /** Draws the names from this height on and returns the height below them. */
  static int draw(Graphics2D graphics, Chart chart, Picture.Box box) {
    graphics.setFont(FONT);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    FontMetrics metrics = graphics.getFontMetrics();
    int x = box.left();
    int y = box.top() + GAP / 2;
    for (Series series : chart.named()) {
      String name = Names.shortened(series.name(), MOST_LETTERS);
      int width = DASH + GAP + metrics.stringWidth(name);
      if (x > box.left() && x + width > box.left() + box.width()) {
        x = box.left();
        y += metrics.getHeight();
      }
      int middle = y + metrics.getHeight() / 2;
      series.accept(new Sign(graphics, x, middle)).run();
      graphics.setColor(Picture.INK);
      graphics.drawString(name, x + DASH + GAP, y + metrics.getAscent());
      x += width + 3 * GAP;
    }
    return y + metrics.getHeight();
  }
}
