package dev.graft.data;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Html;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures inside a page, as many as a notebook's output should carry. */
final class Thumbnails {
  /** The width on the page, in pixels; larger pictures are shrunk to it. */
  static final int WIDTH = 40;

  /** Of the 60 kB that one output may take, the tables around the pictures take the rest. */
  static final int MOST_BYTES = 44_000;

  /** Enough to see what a class is. */
  static final int MOST_PER_CLASS = 4;

  private Thumbnails() {}

  /** How many pictures of a class, how large all of them together, and how wide each. */
  record Bound(int perClass, int bytes, int width) {}

  /** A PNG of at most 40 x 40 pixels, over white; the middle of a picture that is not square. */
  static byte[] png(BufferedImage image) {
    return png(image, WIDTH);
  }

  private static byte[] png(BufferedImage image, int width) {
    int side = Math.min(image.getWidth(), image.getHeight());
    int size = Math.max(8, Math.min(width, side));
    float[] pixels = Pixels.of(image, Preprocessing.uniform(size, 3, 0, 1));
    BufferedImage small = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    int area = size * size;
    for (int i = 0; i < area; i++) {
      int red = Math.round(pixels[i]);
      int green = Math.round(pixels[area + i]);
      int blue = Math.round(pixels[2 * area + i]);
      small.setRGB(i % size, i / size, red << 16 | green << 8 | blue);
    }
    return encoded(small);
  }

  /**
   * Per class the HTML of some of its rows: first one of each class, then a second one, until the
   * output is full.
   */
  static List<String> samples(ImageSet set, List<List<Integer>> rowsByClass) {
    return samples(set, rowsByClass, new Bound(MOST_PER_CLASS, MOST_BYTES, WIDTH));
  }

  /** As many as the bound allows. */
  static List<String> samples(Examples set, List<List<Integer>> rowsByClass, Bound bound) {
    List<StringBuilder> cells = new ArrayList<>();
    rowsByClass.forEach(rows -> cells.add(new StringBuilder()));
    int bytes = 0;
    for (int sample = 0; sample < bound.perClass(); sample++) {
      for (int label = 0; label < cells.size() && bytes < bound.bytes(); label++) {
        if (sample < rowsByClass.get(label).size()) {
          int row = rowsByClass.get(label).get(sample);
          String html = html(set, row, bound.width());
          bytes += html.length();
          cells.get(label).append(html);
        }
      }
    }
    return cells.stream().map(StringBuilder::toString).toList();
  }

  private static String html(Examples set, int row, int width) {
    return set instanceof ImageSet pictures
        ? Html.png(png(pictures.image(row), width), set.rowName(row), width)
        : "<div>" + set.shown(row).html() + "</div>";
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new IllegalStateException("a PNG of " + image + " could not be written", e);
    }
    return bytes.toByteArray();
  }
}
