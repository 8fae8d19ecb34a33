package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A picture in a file, read again when it is needed.
 *
 * @param path the file
 * @param sum the sum of its bytes when the folder was opened
 * @param reading how it is read where that is not as it is stored, such as turned; else empty
 * @param look what it shows, which follows from the others and is not compared
 */
record FilePicture(Path path, String sum, String reading, Look look) implements Picture {
  @Override
  public BufferedImage image() {
    return Images.decoded(checkedContent(), path.toString());
  }

  /** The file's bytes, which must be what they were. */
  byte[] checkedContent() {
    byte[] content = Images.content(path);
    Check.that(
        Sha256.of(content).equals(sum),
        "image (%s) must be what it was when its folder was opened; open the folder again",
        path);
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FilePicture file
        && path.equals(file.path)
        && sum.equals(file.sum)
        && reading.equals(file.reading);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, sum, reading);
  }

  /** Earlier versions read such pictures as stored: their runs have other keys. */
  @Override
  public String hash() {
    return hash(sum, reading);
  }

  /** Of a file with this sum, read in this way; the sum alone where it says all. */
  static String hash(String sum, String reading) {
    return reading.isEmpty() ? sum : Sha256.of(sum + " " + reading);
  }
}
