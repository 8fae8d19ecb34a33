package dev.graft.model;

import dev.graft.internal.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether the arrays of an npz file are as long as their headers say: memory is taken by the shape
 * that stands there. A file of NumPy's format 1.0 to 3.0 (NEP 1) is a zip of arrays, each a magic
 * number, two bytes of version, the header's length, the header, and the values.
 */
final class NpzSizes {
  /** Deflate packs no tighter (RFC 1951: 258 bytes in two bits). */
  private static final long TIGHTEST = 1032;

  private static final int MOST_HEADER = 1 << 16;

  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'[<>|=]?[a-zA-Z](\\d+)'");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d, ]*)\\)");

  private NpzSizes() {}

  /** Throws, naming the array, unless all sizes fit into the file. */
  static void check(Path file) throws IOException {
    long length = Files.size(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        long packed = entry.getCompressedSize();
        Check.that(
            packed >= 0
                && packed <= length
                && entry.getSize() >= 0
                && entry.getSize() <= TIGHTEST * (packed + 1),
            "array '%s' takes %s bytes, more than %s packed ones hold",
            entry.getName(),
            entry.getSize(),
            packed);
        if (entry.getName().endsWith(".npy")) {
          try (InputStream in = zip.getInputStream(entry)) {
            check(entry, in);
          }
        }
      }
    }
  }

  private static void check(ZipEntry entry, InputStream in) throws IOException {
    byte[] start = in.readNBytes(8);
    Check.that(start.length == 8, "array '%s' ends too early", entry.getName());
    byte[] length = in.readNBytes(start[6] == 1 ? 2 : 4);
    int header = 0;
    for (int i = length.length - 1; i >= 0; i--) {
      header = header << 8 | length[i] & 0xff;
    }
    Check.that(
        header >= 0 && header <= MOST_HEADER,
        "array '%s' has a header of %s bytes",
        entry.getName(),
        header);
    String words = new String(in.readNBytes(header), StandardCharsets.ISO_8859_1);
    Matcher type = TYPE.matcher(words);
    Matcher shape = SHAPE.matcher(words);
    Check.that(type.find() && shape.find(), "array '%s' has no type or shape", entry.getName());
    long left = entry.getSize() - start.length - length.length - header;
    Check.that(
        bytes(type.group(1), shape.group(1), left) == left,
        "array '%s' of type %s and shape (%s) does not take the %s bytes that it has",
        entry.getName(),
        type.group(),
        shape.group(1),
        left);
  }

  /** What such an array takes; -1 where that is more than there is. */
  private static long bytes(String type, String shape, long left) {
    long bytes = type.length() > 4 ? left + 1 : Long.parseLong(type);
    for (String part : shape.split("[, ]+")) {
      if (!part.isEmpty()) {
        long length = part.length() > 15 ? left + 1 : Long.parseLong(part);
        if (length > 0 && bytes > left / length) {
          return -1;
        }
        bytes *= length;
      }
    }
    return bytes;
  }
}
