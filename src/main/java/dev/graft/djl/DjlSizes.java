package dev.graft.djl;

import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether the arrays in a file of parameters that DJL wrote are as long as they say: memory is
 * taken by the length that stands before the values. What lies between the arrays is a block's own,
 * so that each array is found by how it begins: "NDAR" as Java writes a text, its version, name,
 * sparseness, type and shape, the order of its bytes, their number, and they.
 */
final class DjlSizes {
  private static final byte[] BEGIN = {0, 4, 'N', 'D', 'A', 'R', 0, 0, 0};
  private static final int MOST_DIMENSIONS = 32;
  private static final int VERSIONS = 3;

  private static final Map<String, Integer> BYTES =
      Map.of(
          "FLOAT32", 4, "FLOAT64", 8, "FLOAT16", 2, "UINT8", 1, "INT32", 4, "INT8", 1, "INT64", 8,
          "BOOLEAN", 1);

  private final ByteBuffer file;

  private DjlSizes(ByteBuffer file) {
    this.file = file;
  }

  static void check(Path path) throws IOException {
    new DjlSizes(ByteBuffer.wrap(Files.readAllBytes(path))).arrays();
  }

  private void arrays() {
    int number = 0;
    while (file.remaining() > BEGIN.length) {
      if (begins()) {
        array(number++);
      } else {
        file.get();
      }
    }
  }

  private boolean begins() {
    int at = file.position();
    for (int i = 0; i < BEGIN.length; i++) {
      if (file.get(at + i) != BEGIN[i]) {
        return false;
      }
    }
    int version = file.get(at + BEGIN.length);
    return version >= 1 && version <= VERSIONS;
  }

  private void array(int number) {
    file.position(file.position() + BEGIN.length);
    int version = file.get();
    if (version > 1 && file.get() == 1) {
      text();
    }
    text();
    String type = text();
    long values = values(number);
    int layout = Character.BYTES * length(number, "signs of layout");
    file.position(Math.min(file.limit(), file.position() + layout));
    if (!BYTES.containsKey(type)) {
      return; // texts, which the engine takes no memory for
    }
    if (version == VERSIONS) {
      file.get();
    }
    int bytes = file.getInt();
    that(
        bytes >= 0 && bytes <= file.remaining() && bytes == values * BYTES.get(type),
        "array %s of %s values takes %s bytes, %s are left",
        number,
        values,
        bytes,
        file.remaining());
    file.position(file.position() + bytes);
  }

  private long values(int number) {
    int dimensions = length(number, "dimensions");
    that(dimensions <= MOST_DIMENSIONS, "array %s has %s dimensions", number, dimensions);
    long values = 1;
    for (int i = 0; i < dimensions; i++) {
      long length = file.getLong();
      that(
          length >= 0 && (length == 0 || values <= file.limit() / length),
          "array %s is %s long in one dimension, which the file does not hold",
          number,
          length);
      values *= length;
    }
    return values;
  }

  private int length(int number, String what) {
    int length = file.getInt();
    that(length >= 0 && length <= file.remaining() / 2, "array %s has %s %s", number, length, what);
    return length;
  }

  private String text() {
    byte[] text = new byte[Math.min(Short.toUnsignedInt(file.getShort()), file.remaining())];
    file.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void that(boolean holds, String rule, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(Text.format(rule, values));
    }
  }
}
