package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** A copy of an image that a program made, at 8 bits a channel. */
final class MemoryPicture implements Picture {
  private final BufferedImage copy;

  MemoryPicture(BufferedImage image) {
    copy = Argb.copy(image);
  }

  @Override
  public BufferedImage image() {
    return Argb.copy(copy);
  }

  boolean hasAlpha() {
    return copy.getColorModel().hasAlpha();
  }

  /** Width, height and the pixels row by row, 4 bytes each. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (2 + copy.getWidth() * copy.getHeight()));
    bytes.putInt(copy.getWidth()).putInt(copy.getHeight());
    for (int y = 0; y < copy.getHeight(); y++) {
      for (int argb : Argb.row(copy, 0, y, copy.getWidth())) {
        bytes.putInt(argb);
      }
    }
    return bytes.array();
  }

  /** The picture of such bytes. */
  static MemoryPicture of(byte[] content, boolean alpha) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    Check.that(
        bytes.remaining() >= 8, "pixels (%d bytes) must have a width and a height", content.length);
    int width = bytes.getInt();
    int height = bytes.getInt();
    Check.that(
        width > 0 && height > 0 && 4L * width * height == bytes.remaining(),
        "pixels (%d bytes) must be those of %d x %d",
        bytes.remaining(),
        width,
        height);
    int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, bytes.getInt());
      }
    }
    return new MemoryPicture(image);
  }

  @Override
  public String hash() {
    return Sha256.of(bytes());
  }
}
