package dev.graft.hub;

import dev.graft.internal.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Parts of a zip, held against the sums in it, at which Java's own reader does not look. */
final class ZipParts {
  private ZipParts() {}

  /**
   * Reads a part to its end.
   *
   * @throws IllegalArgumentException if it is not what was written
   */
  static void check(Path file, ZipFile zip, ZipEntry part) throws IOException {
    copy(file, zip, part, OutputStream.nullOutputStream());
  }

  /** A part whole, checked likewise. */
  static byte[] read(Path file, ZipFile zip, ZipEntry part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    copy(file, zip, part, bytes);
    return bytes.toByteArray();
  }

  private static void copy(Path file, ZipFile zip, ZipEntry part, OutputStream out)
      throws IOException {
    CRC32 sum = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(part), sum)) {
      in.transferTo(out);
    }
    Check.that(
        sum.getValue() == part.getCrc(),
        "%s is damaged: its part %s does not have the sum that stands in the file; copy or"
            + " download it again, or write it again with torch.save, whose sums are not left out",
        file,
        part.getName());
  }
}
