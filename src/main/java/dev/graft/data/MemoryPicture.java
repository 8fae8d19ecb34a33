package dev.graft.data;

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

  @Override
  public String hash() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (2 + copy.getWidth() * copy.getHeight()));
    bytes.putInt(copy.getWidth()).putInt(copy.getHeight());
    for (int y = 0; y < copy.getHeight(); y++) {
      for (int argb : Argb.row(copy, 0, y, copy.getWidth())) {
        bytes.putInt(argb);
      }
    }
    return Sha256.of(bytes.array());
  }
}
