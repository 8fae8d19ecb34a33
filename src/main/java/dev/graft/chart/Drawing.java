package dev.graft.chart;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A few marks on a white card, once as SVG for a page and once as PNG for a notebook, which drops
 * SVG where it is not trusted. Lengths are in pixels, from the upper left corner.
 */
final class Drawing {
  static final String INK = "#222222";
  private static final String EDGE = "#d0d0d0";
  private static final int FONT = 13;
  private static final int CORNER = 12;

  private final int width;
  private final int height;
  private final List<Mark> marks = new ArrayList<>();

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  /** What is drawn, in its order. */
  private sealed interface Mark permits Area, Line, Dot, Words {}

  private record Area(double x, double y, double width, double height, String colour)
      implements Mark {}

  private record Line(double[] ends, String colour, float thickness) implements Mark {}

  private record Dot(double x, double y, double radius, String colour) implements Mark {}

  private record Words(double x, double y, String text, Style style) implements Mark {}

  /** How words stand. */
  enum Style {
    /** From their place to the right. */
    PLAIN,
    /** The same, bold. */
    BOLD,
    /** Round their place, smaller. */
    MIDDLE
  }

  /** A place, in pixels. */
  record Place(double x, double y) {}

  void area(Place corner, double wide, double high, String colour) {
    marks.add(new Area(corner.x(), corner.y(), wide, high, colour));
  }

  void line(Place from, Place to, String colour, double thickness) {
    double[] ends = {from.x(), from.y(), to.x(), to.y()};
    marks.add(new Line(ends, colour, (float) thickness));
  }

  void dot(Place middle, double radius, String colour) {
    marks.add(new Dot(middle.x(), middle.y(), radius, colour));
  }

  void words(Place base, String text, Style style) {
    marks.add(new Words(base.x(), base.y(), text, style));
  }

  /** As SVG; the title is what a screen reader says. */
  String svg(String title) {
    return Text.format(
        "<svg role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
            + " style=\"background:#ffffff;border-radius:6px;max-width:100%%\""
            + " font-family=\"sans-serif\" font-size=\"%d\" fill=\"%s\"><title>%s</title>%s</svg>",
        width,
        height,
        width,
        height,
        FONT,
        INK,
        Html.escape(title),
        marks.stream().map(Drawing::svg).collect(Collectors.joining()));
  }

  private static String svg(Mark mark) {
    if (mark instanceof Area area) {
      return Text.format(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
          area.x, area.y, area.width, area.height, area.colour);
    }
    if (mark instanceof Line line) {
      return Text.format(
          "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"%s\" stroke-width=\"%.0f\"/>",
          line.ends[0], line.ends[1], line.ends[2], line.ends[3], line.colour, line.thickness);
    }
    if (mark instanceof Dot dot) {
      return Text.format(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>",
          dot.x, dot.y, dot.radius, dot.colour);
    }
    Words words = (Words) mark;
    String style =
        switch (words.style) {
          case PLAIN -> "";
          case BOLD -> " font-weight=\"bold\"";
          case MIDDLE -> " font-size=\"12\" text-anchor=\"middle\"";
        };
    return Text.format(
        "<text x=\"%.1f\" y=\"%.1f\"%s>%s</text>",
        words.x, words.y, style, Html.escape(words.text));
  }

  /** As PNG with round corners and an edge, so that it looks like a card on a dark page. */
  byte[] png(int scale) {
    BufferedImage image =
        new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(scale, scale);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      Shape card = card(width, height);
      graphics.setColor(Color.WHITE);
      graphics.fill(card);
      marks.forEach(mark -> paint(graphics, mark));
      edge(graphics, card);
    } finally {
      graphics.dispose();
    }
    return Picture.encoded(image);
  }

  /** The ground of a picture: with round corners it looks meant on a dark page. */
  static Shape card(int width, int height) {
    return new RoundRectangle2D.Double(0.5, 0.5, width - 1.0, height - 1.0, CORNER, CORNER);
  }

  /** A thin line round it, which a white page needs. */
  static void edge(Graphics2D graphics, Shape card) {
    graphics.setClip(null);
    graphics.setColor(Color.decode(EDGE));
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(card);
  }

  private static void paint(Graphics2D graphics, Mark mark) {
    if (mark instanceof Area area) {
      graphics.setColor(Color.decode(area.colour));
      graphics.fill(new Rectangle2D.Double(area.x, area.y, area.width, area.height));
    } else if (mark instanceof Line line) {
      graphics.setColor(Color.decode(line.colour));
      graphics.setStroke(
          new BasicStroke(line.thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      graphics.draw(new Line2D.Double(line.ends[0], line.ends[1], line.ends[2], line.ends[3]));
    } else if (mark instanceof Dot dot) {
      graphics.setColor(Color.decode(dot.colour));
      double across = 2 * dot.radius;
      graphics.fill(new Ellipse2D.Double(dot.x - dot.radius, dot.y - dot.radius, across, across));
    } else if (mark instanceof Words words) {
      boolean middle = words.style == Style.MIDDLE;
      int weight = words.style == Style.BOLD ? Font.BOLD : Font.PLAIN;
      graphics.setFont(new Font(Font.SANS_SERIF, weight, middle ? FONT - 1 : FONT));
      graphics.setColor(Color.decode(INK));
      double half = middle ? graphics.getFontMetrics().stringWidth(words.text) / 2.0 : 0;
      graphics.drawString(words.text, (float) (words.x - half), (float) words.y);
    }
  }
}
