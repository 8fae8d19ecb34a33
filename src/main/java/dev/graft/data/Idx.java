package dev.graft.data;

import dev.graft.internal.Text;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * An IDX file: unsigned bytes in one or more dimensions, as MNIST made it known. Two zero bytes, 8
 * for unsigned bytes, the number of dimensions, each dimension as a big-endian int, the bytes.
 *
 * @param sizes the dimensions, the rows first
 * @param content the whole file
 */
record Idx(List<Integer> sizes, byte[] content) {
  /** Reads a file with so many dimensions; the message says what does not fit. */
  static Idx of(byte[] content, int dimensions, String name) {
    int header = 4 + 4 * dimensions;
    check(content.length >= header, name, "it ends within its header");
    boolean magic = content[0] == 0 && content[1] == 0 && content[2] == 8;
    check(magic && content[3] == dimensions, name, "its header is of another kind");
    ByteBuffer buffer = ByteBuffer.wrap(content);
    Integer[] sizes = new Integer[dimensions];
    double bytes = 1;
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = buffer.getInt(4 + 4 * i);
      check(sizes[i] > 0, name, "a dimension is " + sizes[i]);
      bytes *= sizes[i];
    }
    bytes += header;
    String rule =
        Text.format("it has %,d bytes where its header says %,.0f", content.length, bytes);
    check(content.length == bytes, name, rule);
    return new Idx(List.of(sizes), content);
  }

  int rows() {
    return sizes.get(0);
  }

  /** The bytes of one row. */
  byte[] row(int row) {
    int bytes = sizes.stream().skip(1).reduce(1, Math::multiplyExact);
    int start = 4 + 4 * sizes.size() + row * bytes;
    return Arrays.copyOfRange(content, start, start + bytes);
  }

  private static void check(boolean holds, String name, String reason) {
    if (!holds) {
      throw new IllegalArgumentException(
          Text.format("cannot read IDX file (%s): %s; fetch the file again", name, reason));
    }
  }
}
