package dev.graft.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Arrays in MXNet's own file format, which DJL reads and does not write: a list of arrays, then
 * their names, little-endian throughout.
 */
final class MxParameters {
  private static final long LIST = 0x112;
  private static final int ARRAY = 0xF993FAC9;
  private static final int DENSE = 0;
  private static final int CPU = 1;
  private static final int FLOAT32 = 0;
  private static final String ARGUMENT = "arg:";

  private MxParameters() {}

  /** Writes arrays of 32-bit floats by their names, as arguments of a symbol. */
  static void write(Map<String, NDArray> arrays, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(longs(LIST, 0, arrays.size()));
      for (NDArray array : arrays.values()) {
        long[] shape = array.getShape().getShape();
        out.write(ints(ARRAY, DENSE, shape.length));
        out.write(longs(shape));
        out.write(ints(CPU, 0, FLOAT32));
        float[] values = array.toFloatArray();
        ByteBuffer buffer = buffer(Float.BYTES * values.length);
        buffer.asFloatBuffer().put(values);
        out.write(buffer.array());
      }
      out.write(longs(arrays.size()));
      for (String name : arrays.keySet()) {
        byte[] text = (ARGUMENT + name).getBytes(StandardCharsets.UTF_8);
        out.write(longs(text.length));
        out.write(text);
      }
    }
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] longs(long... values) {
    ByteBuffer buffer = buffer(Long.BYTES * values.length);
    buffer.asLongBuffer().put(values);
    return buffer.array();
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer = buffer(Integer.BYTES * values.length);
    buffer.asIntBuffer().put(values);
    return buffer.array();
  }
}
