package dev.graft.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What becomes of pictures that people copy: another size, compressed again, cropped. */
final class Copies {
  private Copies() {}

  /** By name, with crops of 5% of the width and the height. */
  static Map<String, UnaryOperator<BufferedImage>> all() {
    Map<String, UnaryOperator<BufferedImage>> all = new LinkedHashMap<>();
    all.put("half the size", image -> resized(image, 0.5));
    all.put("three quarters", image -> resized(image, 0.75));
    all.put("twice the size", image -> resized(image, 2));
    all.put("jpg at 0.75", image -> jpg(image, 0.75f));
    all.put("jpg at 0.5", image -> jpg(image, 0.5f));
    all.put("cropped around", image -> cropped(image, 0.025, 0.025, 0.025));
    all.put("cropped at a corner", image -> cropped(image, 0.05, 0.05, 0));
    all.put("cropped at the right", image -> cropped(image, 0, 0, 0.05));
    return all;
  }

  /** Over white. */
  static BufferedImage opaque(BufferedImage image) {
    return drawn(image, image.getWidth(), image.getHeight());
  }

  static BufferedImage resized(BufferedImage image, double times) {
    int width = (int) Math.round(image.getWidth() * times);
    return drawn(image, width, (int) Math.round(image.getHeight() * times));
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return copy;
  }

  static BufferedImage mirrored(BufferedImage image) {
    return moved(image, new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0));
  }

  /** By a quarter. */
  static BufferedImage turned(BufferedImage image) {
    return moved(image, new AffineTransform(0, 1, -1, 0, image.getHeight(), 0));
  }

  private static BufferedImage moved(BufferedImage image, AffineTransform move) {
    return new AffineTransformOp(move, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(opaque(image), null);
  }

  static BufferedImage cropped(BufferedImage image, double left, double top, double right) {
    int x = (int) Math.round(left * image.getWidth());
    int y = (int) Math.round(top * image.getHeight());
    int width = image.getWidth() - x - (int) Math.round(right * image.getWidth());
    return opaque(image.getSubimage(x, y, width, image.getHeight() - y));
  }

  static BufferedImage jpg(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
      stream.flush();
      return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      writer.dispose();
    }
  }
}
