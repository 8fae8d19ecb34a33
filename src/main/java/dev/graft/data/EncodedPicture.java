package dev.graft.data;

import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;

/** A picture of a shipped archive, kept as the bytes of its file. */
final class EncodedPicture implements Picture {
  private final String name;
  private final byte[] content;

  EncodedPicture(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  @Override
  public BufferedImage image() {
    return Images.decoded(content, name);
  }

  @Override
  public String hash() {
    return Sha256.of(content);
  }
}
