package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class LinePictureTest {
  /** Three digits of the font have some 23 pixels. */
  private static final int MOST_WIDE = 40;

  private static final int APART = 6;

  /** A point every 6 updates: XChart left to itself writes "102108114120". */
  @Test
  void marksDoNotTouch() {
    List<Double> x = DoubleStream.iterate(0, at -> at <= 120, at -> at + 6).boxed().toList();
    List<Double> y = x.stream().map(at -> at / 120).toList();
    Series.Line line = new Series.Line("scratch", "#000000", x, y, y, y);
    Chart chart =
        new Chart("t", "n", new Axis("training", "updates"), new Axis("y", ""), List.of(line));
    XYChart drawn = LinePicture.of(chart, Picture.size(chart));
    BufferedImage image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
    drawn.paint(image.createGraphics(), 640, 400);
    List<Integer> wide = widths(columns(image));
    assertTrue(wide.size() >= 4, wide.toString());
    assertTrue(wide.stream().allMatch(pixels -> pixels <= MOST_WIDE), wide.toString());
  }

  /** Shares in hundredths, nats in tenths, points as whole numbers, a band's ends included. */
  @Test
  void marksHaveNoMoreDecimalsThanTheyNeed() {
    assertEquals("0.00", decimals(List.of(0.2, 0.9), List.of(0.1, 0.8)));
    assertEquals("0.0", decimals(List.of(0.2, 2.4), List.of(Double.NaN, Double.NaN)));
    assertEquals("0", decimals(List.of(-3.0, 2.0), List.of(-40.0, -2.0)));
    List<Double> none = List.of(Double.NaN, Double.NaN);
    assertEquals("0.00", decimals(none, none));
  }

  private static String decimals(List<Double> y, List<Double> low) {
    List<Double> none = List.of(Double.NaN, Double.NaN);
    Series.Line line = new Series.Line("a", "#000000", List.of(0.0, 1.0), y, low, none);
    Chart chart = new Chart("t", "n", new Axis("x", ""), new Axis("y", ""), List.of(line));
    return LinePicture.of(chart, Picture.size(chart)).getStyler().getYAxisDecimalPattern();
  }

  /** Those with ink of the last but one line of text: below it is the axis's title. */
  private static List<Integer> columns(BufferedImage image) {
    int y = image.getHeight() - 1;
    y = next(image, next(image, next(image, y, true), false), true);
    int above = next(image, y, false);
    List<Integer> columns = new ArrayList<>();
    for (int x = 100; x < image.getWidth(); x++) {
      int at = x;
      if (IntStream.range(above, y + 1).anyMatch(row -> dark(image, at, row))) {
        columns.add(x);
      }
    }
    return columns;
  }

  /** The next row upwards that has ink, or has none. */
  private static int next(BufferedImage image, int from, boolean ink) {
    return IntStream.iterate(from, y -> y - 1)
        .filter(y -> IntStream.range(100, image.getWidth()).anyMatch(x -> dark(image, x, y)) == ink)
        .findFirst()
        .orElseThrow();
  }

  private static boolean dark(BufferedImage image, int x, int y) {
    return new Color(image.getRGB(x, y)).getGreen() < 140;
  }

  /** How wide each word is. */
  private static List<Integer> widths(List<Integer> columns) {
    List<Integer> widths = new ArrayList<>();
    int start = columns.get(0);
    for (int i = 1; i <= columns.size(); i++) {
      boolean ends = i == columns.size() || columns.get(i) - columns.get(i - 1) > APART;
      if (ends) {
        widths.add(columns.get(i - 1) - start + 1);
        start = i < columns.size() ? columns.get(i) : start;
      }
    }
    return widths;
  }
}
