package dev.graft.hub;

import dev.graft.internal.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Parts of a zip, held against the sums in it, at which Java's own reader does not look. */
final class ZipParts {
  private ZipParts() {}

  /**
   * A part whole.
   *
   * @throws IllegalArgumentException if it is not what was written
   */
  static byte[] read(Path file, ZipFile zip, ZipEntry part) throws IOException {
    try (InputStream in = zip.getInputStream(part)) {
      byte[] bytes = in.readAllBytes();
      CRC32 sum = new CRC32();
      sum.update(bytes);
      Check.that(
          sum.getValue() == part.getCrc(),
          "%s is damaged: its part %s does not have the sum that stands in the file; copy or"
              + " download it again, or write it again with torch.save, whose sums are not left out",
          file,
          part.getName());
      return bytes;
    }
  }
}
