package dev.graft.data;

import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;

/** A grey picture of 0 (black) to 255 (white), row by row. */
final class GreyPicture implements Picture {
  private final byte[] grey;
  private final int width;

  GreyPicture(byte[] grey, int width) {
    this.grey = grey;
    this.width = width;
  }

  byte[] grey() {
    return grey;
  }

  int width() {
    return width;
  }

  /**
   * As red = green = blue: of an image of TYPE_BYTE_GRAY, {@code getRGB} would give brightened
   * values, because Java takes its samples for linear light.
   */
  @Override
  public BufferedImage image() {
    int height = grey.length / width;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] rgb = new int[grey.length];
    for (int i = 0; i < grey.length; i++) {
      rgb[i] = (grey[i] & 0xff) * 0x010101;
    }
    image.getRaster().setDataElements(0, 0, width, height, rgb);
    return image;
  }

  @Override
  public String hash() {
    return Sha256.of(grey);
  }
}
