package dev.graft.data;

import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** A picture of a shipped archive, kept as the bytes of its file. */
final class EncodedPicture implements Picture {
  private final String name;
  private final byte[] content;
  private final Optional<String> alike;

  EncodedPicture(String name, byte[] content, Optional<String> alike) {
    this.name = name;
    this.content = content;
    this.alike = alike;
  }

  byte[] content() {
    return content;
  }

  Optional<String> family() {
    return alike;
  }

  @Override
  public BufferedImage image() {
    return Images.decoded(content, name);
  }

  @Override
  public String hash() {
    return Sha256.of(content);
  }

  @Override
  public String alike() {
    return alike.orElseGet(this::hash);
  }
}
