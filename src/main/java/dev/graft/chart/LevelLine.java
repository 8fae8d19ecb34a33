package dev.graft.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A level across a picture of bars, from edge to edge. */
final class LevelLine extends Annotation {
  static final String GREY = "#777777";
  private static final float PIXELS = 1.5f;

  private final Series.Level level;

  LevelLine(Series.Level level) {
    super(false);
    this.level = level;
  }

  /** How it is drawn, in the legend as well. */
  static Stroke stroke(Series.Level level) {
    float[] dashes =
        switch (level.dash()) {
          case DASHED -> new float[] {6, 4};
          case DOTTED -> new float[] {1.5f, 3};
        };
    return new BasicStroke(PIXELS, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
  }

  @Override
  public void paint(Graphics2D graphics) {
    Stroke before = graphics.getStroke();
    Color ink = graphics.getColor();
    graphics.setColor(Style.colour(GREY));
    graphics.setStroke(stroke(level));
    int y = getYAxisScreenValue(level.value());
    graphics.drawLine(getXAxisScreenValueForMin(), y, getXAxisScreenValueForMax(), y);
    graphics.setStroke(before);
    graphics.setColor(ink);
  }
}
