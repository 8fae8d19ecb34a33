package dev.graft.djl;

import dev.graft.internal.Text;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether the sizes that a file of parameters states fit into it: an engine allocates what a header
 * asks for, and one flipped bit asked for 19 GB. MXNet's {@code .params}: a magic number and 8
 * bytes of zeros, the number of arrays, the arrays (magic number, storage, shape, device, type,
 * values), the number of names, the names; all little-endian. TorchScript's {@code .pt}: a zip
 * file.
 */
final class FileSizes {
  private static final long LIST = 0x112;

  /** "DJL@". */
  private static final int DJL = 0x404C4A44;

  private static final int FIRST = 0xF993FAC8;
  private static final int SECOND = 0xF993FAC9;
  private static final int THIRD = 0xF993FACA;
  private static final int MOST_DIMENSIONS = 32;

  /** float32, float64, float16, uint8, int32, int8, int64, bool. */
  private static final List<Integer> BYTES = List.of(4, 8, 2, 1, 4, 1, 8, 1);

  private final RandomAccessFile file;

  private FileSizes(RandomAccessFile file) {
    this.file = file;
  }

  /** Throws, naming the file, unless its sizes fit; files of other kinds pass. */
  static void check(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (!Files.isRegularFile(path)) {
      return;
    }
    try {
      if (name.endsWith(".pt")) {
        zip(path);
      } else if (name.endsWith(".params")) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
          if (new FileSizes(file).isDjls()) {
            DjlSizes.check(path);
          }
        }
      }
    } catch (IllegalArgumentException
        | EOFException
        | BufferUnderflowException
        | java.util.zip.ZipException e) {
      boolean early = e instanceof EOFException || e instanceof BufferUnderflowException;
      String reason = early ? "it ends too early" : e.getMessage();
      throw new IllegalArgumentException(
          Text.format(
              "parameters (%s, %,d bytes) are not what was written: %s; fetch the file again",
              path, Files.size(path), reason),
          e);
    }
  }

  private static void zip(Path path) throws IOException {
    long size = Files.size(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        boolean stored = entry.getMethod() == ZipEntry.STORED;
        that(
            entry.getCompressedSize() <= size
                && entry.getSize() >= 0
                && (!stored || entry.getSize() == entry.getCompressedSize()),
            "entry %s of %s bytes does not fit",
            entry.getName(),
            entry.getSize());
      }
    }
  }

  /** Checks MXNet's arrays, or says that the file is one of DJL's own. */
  private boolean isDjls() throws IOException {
    long magic = whole();
    if (magic != LIST) {
      that((int) magic == DJL, "it begins otherwise");
      return true;
    }
    arrays();
    return false;
  }

  private void arrays() throws IOException {
    whole();
    long arrays = whole();
    that(arrays >= 0 && arrays <= file.length(), "%s arrays do not fit", arrays);
    for (long i = 0; i < arrays; i++) {
      array(i);
    }
    long names = whole();
    that(names == 0 || names == arrays, "%s names do not go with %s arrays", names, arrays);
    for (long i = 0; i < names; i++) {
      skip(whole(), "a name");
    }
    that(file.getFilePointer() == file.length(), "there is more behind its end");
  }

  private void array(long number) throws IOException {
    int magic = part();
    boolean known = magic == FIRST || magic == SECOND || magic == THIRD;
    if (magic == SECOND || magic == THIRD) {
      that(part() == 0, "array %s is sparse", number);
    }
    int dimensions = known ? part() : magic;
    if (dimensions == 0 && magic != THIRD || dimensions == -1 && magic == THIRD) {
      return; // nothing follows an array without a shape
    }
    that(
        dimensions >= 0 && dimensions <= MOST_DIMENSIONS,
        "array %s has %s dimensions",
        number,
        dimensions);
    long values = 1;
    for (int i = 0; i < dimensions; i++) {
      long length = known ? whole() : Integer.toUnsignedLong(part());
      that(
          length >= 0 && (length == 0 || values <= file.length() / length),
          "array %s is %s long in one dimension, which the file does not hold",
          number,
          length);
      values *= length;
    }
    part();
    part();
    int type = part();
    that(type >= 0 && type < BYTES.size(), "array %s is of type %s", number, type);
    skip(values * BYTES.get(type), "array " + number);
  }

  private void skip(long bytes, String what) throws IOException {
    long left = file.length() - file.getFilePointer();
    that(bytes >= 0 && bytes <= left, "%s takes %s bytes, %s are left", what, bytes, left);
    file.seek(file.getFilePointer() + bytes);
  }

  private long whole() throws IOException {
    return bytes(Long.BYTES).getLong();
  }

  private int part() throws IOException {
    return bytes(Integer.BYTES).getInt();
  }

  private ByteBuffer bytes(int number) throws IOException {
    byte[] read = new byte[number];
    file.readFully(read);
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void that(boolean holds, String rule, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(Text.format(rule, values));
    }
  }
}
