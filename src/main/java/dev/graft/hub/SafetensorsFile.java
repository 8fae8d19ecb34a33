package dev.graft.hub;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.internal.Check;
import dev.graft.model.SafetensorsSpans;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A safetensors file, of which the header alone is read at first. */
final class SafetensorsFile implements TensorFile {
  /** The format's own limit. */
  private static final long LONGEST_HEADER = 100_000_000;

  private final Path file;
  private final long begin;
  private final JsonObject header;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  SafetensorsFile(Path file) throws IOException {
    this.file = file;
    long size = Files.size(file);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      Check.that(size >= Long.BYTES, "it ends within the first 8 bytes");
      long length = read(channel, Long.BYTES).getLong();
      Check.that(
          length >= 0 && length <= Math.min(size - Long.BYTES, LONGEST_HEADER),
          "its header of %d bytes does not fit",
          length);
      byte[] text = read(channel, Math.toIntExact(length)).array();
      header = JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
      begin = Long.BYTES + length;
    }
    header.remove("__metadata__");
    SafetensorsSpans.check(header, size - begin);
    header.entrySet().forEach(e -> entries.put(e.getKey(), entry(e.getKey())));
  }

  private Entry entry(String name) {
    JsonObject tensor = header.getAsJsonObject(name);
    List<Integer> shape =
        tensor.getAsJsonArray("shape").asList().stream()
            .map(length -> Math.toIntExact(SafetensorsSpans.whole(length)))
            .toList();
    String type = tensor.get("dtype").getAsString();
    long numbers = shape.stream().mapToLong(length -> length).reduce(1, Math::multiplyExact);
    long span = SafetensorsSpans.offset(tensor, 1) - SafetensorsSpans.offset(tensor, 0);
    NumberType.ofSafetensors(type)
        .ifPresent(
            known ->
                Check.that(
                    Math.multiplyExact(numbers, (long) known.bytes()) == span,
                    "tensor %s of %d bytes does not fill its shape %s of %s",
                    name,
                    span,
                    shape,
                    type));
    return new Entry(shape, type);
  }

  private static ByteBuffer read(SeekableByteChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("the file ends too early");
      }
    }
    return bytes.flip();
  }

  @Override
  public Map<String, Entry> entries() {
    return entries;
  }

  @Override
  public float[] values(String name) throws IOException {
    Entry entry = entries.get(name);
    NumberType type = NumberType.valueOf(entry.type());
    float[] values = new float[entry.size()];
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(begin + SafetensorsSpans.offset(header.getAsJsonObject(name), 0));
      ByteBuffer bytes = read(channel, Math.multiplyExact(values.length, type.bytes()));
      for (int i = 0; i < values.length; i++) {
        values[i] = type.next(bytes);
      }
    }
    return values;
  }
}
