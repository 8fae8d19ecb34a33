package dev.graft.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as {@code numpy.savez} writes them. */
public final class NpzSamples {
  private NpzSamples() {}

  /**
   * A file of one array, "w".
   *
   * @param shape as Python writes a tuple, without the parentheses, be it true or not
   */
  public static Path write(Path file, String shape, float... values) throws IOException {
    String words = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    String header = words + " ".repeat(117 - words.length()) + "\n";
    ByteBuffer array =
        ByteBuffer.allocate(10 + header.length() + Float.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    array.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {1, 0});
    array.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      array.putFloat(value);
    }
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("w.npy"));
      zip.write(array.array());
      zip.closeEntry();
    }
    return file;
  }
}
