package dev.graft.chart;

import dev.graft.internal.Colours;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/** A chart as PNG: a heading, and below it what XChart draws; on a card, for dark pages too. */
final class Picture {
  static final int WIDTH = 640;
  static final int HEIGHT = 400;

  /** A plane wants to be nearly as high as wide. */
  private static final int CLOUD_HEIGHT = 520;

  /** The ends of a heat map's colours, both light enough for black numbers. */
  static final String LOW = "#FFFFFF";

  static final String HIGH = Colours.SKY;
  static final Color INK = new Color(0x22, 0x22, 0x22);

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font NOTE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color GREY = new Color(0x55, 0x55, 0x55);
  private static final int MARGIN = 12;

  private Picture() {}

  /** In pixels. */
  record Size(int width, int height) {}

  /** Where something may be drawn, in pixels. */
  record Box(int left, int top, int width) {}

  static Size size(dev.graft.chart.Chart chart) {
    return switch (chart.picture()) {
      case HEAT_MAP -> HeatMapPicture.size(chart.series(Series.HeatMap.class).get(0));
      case CLOUDS -> new Size(WIDTH, CLOUD_HEIGHT);
      case LINES -> new Size(WIDTH, HEIGHT + AxisNames.morePixels(chart.x().ticks(), WIDTH));
      case BARS -> BarPicture.size(chart);
    };
  }

  static byte[] png(dev.graft.chart.Chart chart, Size size) {
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setClip(Drawing.card(size.width(), size.height()));
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, size.width(), size.height());
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      int heading = heading(graphics, chart, size.width() - 2 * MARGIN) + MARGIN / 2;
      graphics.translate(0, heading);
      Size rest = new Size(size.width(), size.height() - heading);
      drawn(chart, rest).paint(graphics, rest.width(), rest.height());
      graphics.translate(0, -heading);
      Drawing.edge(graphics, Drawing.card(size.width(), size.height()));
    } finally {
      graphics.dispose();
    }
    return encoded(image);
  }

  private static Chart<?, ?> drawn(dev.graft.chart.Chart chart, Size size) {
    return switch (chart.picture()) {
      case HEAT_MAP -> HeatMapPicture.of(chart, chart.series(Series.HeatMap.class).get(0), size);
      case CLOUDS -> CloudPicture.of(chart, size);
      case LINES -> LinePicture.of(chart, size);
      case BARS -> BarPicture.of(chart, size);
    };
  }

  /** Draws title, note and legend, and returns the height they took. */
  private static int heading(Graphics2D graphics, dev.graft.chart.Chart chart, int width) {
    int y = MARGIN / 2;
    graphics.setColor(INK);
    y = text(graphics, TITLE, wrapped(chart.title(), graphics.getFontMetrics(TITLE), width), y);
    graphics.setColor(GREY);
    y = text(graphics, NOTE, wrapped(chart.note(), graphics.getFontMetrics(NOTE), width), y);
    return chart.named().isEmpty() ? y : Legend.draw(graphics, chart, new Box(MARGIN, y, width));
  }

  private static int text(Graphics2D graphics, Font font, List<String> lines, int top) {
    graphics.setFont(font);
    FontMetrics metrics = graphics.getFontMetrics();
    int y = top;
    for (String line : lines) {
      graphics.drawString(line, MARGIN, y + metrics.getAscent());
      y += metrics.getHeight();
    }
    return y;
  }

  private static List<String> wrapped(String text, FontMetrics metrics, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /** As PNG. */
  static byte[] encoded(BufferedImage image) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the PNG in memory", e);
    }
  }
}
