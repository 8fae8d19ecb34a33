package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The same marks as SVG and as PNG. */
class DrawingTest {
  private static Drawing drawing() {
    Drawing drawing = new Drawing(100, 60);
    drawing.area(new Drawing.Place(20, 10), 30, 20, "#0000FF");
    drawing.line(new Drawing.Place(60, 50), new Drawing.Place(90, 50), "#FF0000", 4);
    drawing.dot(new Drawing.Place(75, 20), 6, "#00FF00");
    drawing.words(new Drawing.Place(5, 50), "a<b", Drawing.Style.BOLD);
    return drawing;
  }

  @Test
  void asPngEachMarkIsInItsPlace() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawing().png(2)));
    assertEquals(200, image.getWidth());
    assertEquals(120, image.getHeight());
    assertEquals(0xFF0000FF, image.getRGB(2 * 35, 2 * 20), "area");
    assertEquals(0xFFFF0000, image.getRGB(2 * 75, 2 * 50), "line");
    assertEquals(0xFF00FF00, image.getRGB(2 * 75, 2 * 20), "dot");
    assertEquals(0xFFFFFFFF, image.getRGB(2 * 50, 2 * 38), "ground");
    assertEquals(0, image.getRGB(0, 0) >>> 24, "corner");
  }

  @Test
  void asSvgWordsStayText() {
    String svg = drawing().svg("what \"it\" shows");
    assertTrue(svg.contains("<title>what &quot;it&quot; shows</title>"), svg);
    assertTrue(svg.contains(">a&lt;b</text>"), svg);
    assertTrue(svg.contains("<rect x=\"20.0\" y=\"10.0\" width=\"30.0\" height=\"20.0\""), svg);
  }
}
