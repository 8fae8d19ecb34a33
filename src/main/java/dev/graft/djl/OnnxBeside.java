package dev.graft.djl;

import dev.graft.internal.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files beside an ONNX file that hold arrays of its graph, as torch.onnx.export has written
 * them since PyTorch 2.9; by field numbers of onnx.proto3.
 */
final class OnnxBeside {
  private static final int GRAPH = 7;
  private static final int INITIALISER = 5;
  private static final int EXTERNAL = 13;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private OnnxBeside() {}

  /**
   * Their places, in the order of the graph; empty where all arrays are within, or the file is no
   * ONNX file.
   *
   * @throws IllegalArgumentException naming one that is not there, or is said to lie elsewhere
   */
  static Set<Path> of(Path path) {
    Set<Path> all = new LinkedHashSet<>();
    for (String name : names(path)) {
      Path folder = path.toAbsolutePath().normalize().getParent();
      Path file = folder.resolve(name).normalize();
      Check.that(
          file.startsWith(folder),
          "the ONNX file %s says that its weights are in %s, but they must lie beside it",
          path,
          name);
      Check.that(
          Files.isRegularFile(file),
          "the weights of the ONNX file %s are in a file of their own, %s, which must lie beside it"
              + " under this name: bring it along, or export the network in one file"
              + " (torch.onnx.export(..., external_data=False))",
          path,
          name);
      all.add(file);
    }
    return all;
  }

  private static Set<String> names(Path path) {
    Set<String> names = new LinkedHashSet<>();
    try (FileChannel file = FileChannel.open(path)) {
      ByteBuffer all = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
      for (ByteBuffer graph : fields(all, GRAPH)) {
        for (ByteBuffer array : fields(graph, INITIALISER)) {
          fields(array, EXTERNAL).forEach(entry -> addLocation(entry, names));
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Set.of(); // no ONNX file, which its reader says
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    return names;
  }

  private static void addLocation(ByteBuffer entry, Set<String> names) {
    boolean location =
        fields(entry, KEY).stream().map(OnnxBeside::text).anyMatch("location"::equals);
    if (location) {
      fields(entry, VALUE).stream().map(OnnxBeside::text).forEach(names::add);
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  /** The contents of all fields with a number that have a length. */
  private static List<ByteBuffer> fields(ByteBuffer message, int number) {
    List<ByteBuffer> found = new ArrayList<>();
    ByteBuffer rest = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      long tag = varint(rest);
      switch ((int) (tag & 7)) {
        case 0 -> varint(rest);
        case 1 -> rest.getLong();
        case 2 -> {
          int length = Math.toIntExact(Math.min(varint(rest), Integer.MAX_VALUE));
          if (tag >>> 3 == number) {
            found.add(rest.slice(rest.position(), length));
          }
          rest.position(rest.position() + length);
        }
        case 5 -> rest.getInt();
        default -> throw new IllegalArgumentException("no field of a message");
      }
    }
    return found;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("no number");
  }
}
