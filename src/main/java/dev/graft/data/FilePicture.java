package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture in a file, read again when it is needed.
 *
 * @param path the file
 * @param hash the sum of its bytes when the folder was opened
 */
record FilePicture(Path path, String hash) implements Picture {
  @Override
  public BufferedImage image() {
    byte[] content = Images.content(path);
    Check.that(
        Sha256.of(content).equals(hash),
        "image (%s) must be what it was when its folder was opened; open the folder again",
        path);
    return Images.decoded(content, path.toString());
  }
}
