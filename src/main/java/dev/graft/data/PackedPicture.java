package dev.graft.data;

import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** The bytes of a picture's file that came in a pack. */
final class PackedPicture implements Picture {
  private final byte[] content;
  private final String reading;
  private final Optional<String> alike;

  /**
   * From a pack.
   *
   * @param reading as that of a {@link FilePicture}
   * @param alike as that of an {@link EncodedPicture}
   */
  PackedPicture(byte[] content, String reading, Optional<String> alike) {
    this.content = content;
    this.reading = reading;
    this.alike = alike;
  }

  byte[] content() {
    return content;
  }

  String reading() {
    return reading;
  }

  Optional<String> family() {
    return alike;
  }

  @Override
  public BufferedImage image() {
    return Images.decoded(content, "a picture of a pack");
  }

  @Override
  public String hash() {
    return FilePicture.hash(Sha256.of(content), reading);
  }

  @Override
  public String alike() {
    return alike.orElseGet(this::hash);
  }
}
