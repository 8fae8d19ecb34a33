package dev.graft.model;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights as a safetensors file: 8 bytes with the header's length, a JSON header with each tensor's
 * type, shape and offsets, then the little-endian values. DJL's NDList reads and writes the format
 * too, but from and to live arrays of an engine, whole in memory, and its values may start at any
 * byte; here no engine is needed. Only 32-bit floats are taken; PyTorch's counters of training
 * batches are left out.
 */
public final class Safetensors {
  private Safetensors() {}

  /** Reads a file that lies on the class path beside this class. */
  static Weights resource(String name) {
    try (InputStream in = Safetensors.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the weights " + name + " are not in Graft's jar; build it again from the sources");
      }
      return read(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the weights " + name, e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name what to call it in an error
   */
  public static Weights read(String name, byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      long headerLength = buffer.getLong();
      Check.that(
          headerLength >= 0 && headerLength <= bytes.length - Long.BYTES,
          "its header of %d bytes does not fit",
          headerLength);
      int begin = Long.BYTES + (int) headerLength;
      String header = new String(bytes, Long.BYTES, (int) headerLength, StandardCharsets.UTF_8);
      ByteBuffer values = buffer.position(begin).slice().order(ByteOrder.LITTLE_ENDIAN);
      JsonObject all = JsonParser.parseString(header).getAsJsonObject();
      all.remove("__metadata__");
      SafetensorsSpans.check(all, values.remaining());
      Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
      for (var entry : all.entrySet()) {
        if (!entry.getKey().endsWith(WeightFile.COUNTER)) {
          tensors.put(
              entry.getKey(), tensor(entry.getKey(), entry.getValue().getAsJsonObject(), values));
        }
      }
      return new Weights(tensors);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s (%d bytes) is not a whole safetensors file: %s",
              name, bytes.length, e.getMessage()),
          e);
    }
  }

  private static Weights.Tensor tensor(String name, JsonObject header, ByteBuffer all) {
    String type = header.get("dtype").getAsString();
    Check.that(
        type.equals("F32"),
        "type (%s) of tensor %s must be F32; %s",
        type,
        name,
        WeightFile.OTHERS);
    List<Integer> shape =
        header.getAsJsonArray("shape").asList().stream()
            .map(length -> Math.toIntExact(SafetensorsSpans.whole(length)))
            .toList();
    int start = Math.toIntExact(SafetensorsSpans.offset(header, 0));
    int end = Math.toIntExact(SafetensorsSpans.offset(header, 1));
    Check.that(
        (long) (end - start) / Float.BYTES == size(shape) && (end - start) % Float.BYTES == 0,
        "tensor %s does not fill its shape %s",
        name,
        shape);
    FloatBuffer values =
        all.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] copy = new float[values.remaining()];
    values.get(copy);
    return new Weights.Tensor(shape, copy);
  }

  private static long size(List<Integer> shape) {
    return shape.stream().mapToLong(length -> length).reduce(1, Math::multiplyExact);
  }

  /** The bytes of a file with these weights. */
  public static byte[] write(Weights weights) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(weights, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in memory", e);
    }
    return bytes.toByteArray();
  }

  /** Writes a file with these weights, a tensor at a time; the stream stays open. */
  public static void write(Weights weights, OutputStream out) throws IOException {
    JsonObject header = new JsonObject();
    int end = 0;
    for (String name : weights.names()) {
      Weights.Tensor tensor = weights.tensor(name);
      int start = end;
      end = Math.addExact(start, tensor.values().length * Float.BYTES);
      header.add(name, header(tensor.shape(), start, end));
    }
    String json = new Gson().toJson(header);
    // The format asks for values that start at a multiple of 8 bytes; spaces may pad the header.
    json += " ".repeat((8 - json.getBytes(StandardCharsets.UTF_8).length % 8) % 8);
    byte[] head = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(head.length).array());
    out.write(head);
    for (String name : weights.names()) {
      float[] values = weights.tensor(name).values();
      ByteBuffer bytes =
          ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      out.write(bytes.array());
    }
  }

  private static JsonObject header(List<Integer> shape, int start, int end) {
    Gson gson = new Gson();
    JsonObject header = new JsonObject();
    header.addProperty("dtype", "F32");
    header.add("shape", gson.toJsonTree(shape));
    header.add("data_offsets", gson.toJsonTree(List.of(start, end)));
    return header;
  }
}
