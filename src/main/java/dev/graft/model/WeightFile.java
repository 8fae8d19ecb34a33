package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Weights from a file of the user's, and whether they fit. */
public final class WeightFile {
  /** PyTorch's count of training batches in a normalisation, which no layer computes with. */
  static final String COUNTER = ".num_batches_tracked";

  /** The way out for what is not read here; that package sees this one, not the other way round. */
  static final String OTHERS =
      "16-bit floats and state dicts of PyTorch's are read by dev.graft.hub's"
          + " StateDict.open(file).weights(), and given to the block as weights";

  private static final String ZIP = "PK\3\4";

  /** How far into a zip its first entry's name can stand. */
  private static final int FIRST_ENTRY = 300;

  /** No array of Java's is longer. */
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  private WeightFile() {}

  /** Reads a file of safetensors (32-bit floats) or of NumPy's npz (any floats). */
  public static Weights read(Path file) {
    try {
      checkSize(file, Runtime.getRuntime().maxMemory());
      byte[] bytes = Files.readAllBytes(file);
      String start =
          new String(bytes, 0, Math.min(FIRST_ENTRY, bytes.length), StandardCharsets.ISO_8859_1);
      boolean zip = start.startsWith(ZIP) || file.toString().endsWith(".npz");
      Check.that(
          !zip || !start.contains("data.pkl"), "%s is no npz but PyTorch's; %s", file, OTHERS);
      return zip
          ? EngineTasks.call(() -> npz(file, bytes))
          : Safetensors.read(file.toString(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the weights in " + file, e);
    }
  }

  /** Refuses a file that an array of Java's or a heap of so many bytes cannot take. */
  static void checkSize(Path file, long heap) throws IOException {
    long size = Files.size(file);
    Check.that(
        size <= LARGEST,
        "%s (%s bytes) is larger than the %s bytes that are read at once; keep the tensors of the"
            + " base alone in a file",
        file,
        size,
        LARGEST);
    Check.that(
        size < heap / 2,
        "%s takes %s of Java's heap of %s; start Java with -Xmx%dg, or keep the tensors of the base"
            + " alone in a file",
        file,
        Text.mebibytes(size),
        Text.mebibytes(heap),
        (3 * size >> 30) + 1);
  }

  private static Weights npz(Path file, byte[] bytes) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      NpzSizes.check(file);
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      for (NDArray array : NDList.decode(manager, bytes)) {
        if (!array.getName().endsWith(COUNTER)) {
          arrays.put(array.getName(), array.toType(DataType.FLOAT32, false));
        }
      }
      Check.that(!arrays.isEmpty(), "it holds no array");
      return Weights.copyOf(arrays);
    } catch (RuntimeException | IOException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s (%d bytes) is not a whole npz file of numbers: %s",
              file, bytes.length, e.getMessage()),
          e);
    }
  }

  /**
   * The weights, if they are those of the block.
   *
   * @param source what to call them in an error
   * @throws IllegalArgumentException naming every tensor that is missing, not one of the block's,
   *     or of another shape
   */
  public static Weights fitting(String source, Weights weights, Collection<TensorSpec> tensors) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    weights.names().forEach(name -> shapes.put(name, weights.shape(name)));
    List<String> faults = faults(shapes, tensors);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          Text.format(
                  "the weights of %s do not fit the block of %d tensors, faults: %d; take the file of this",
                  source, tensors.size(), faults.size())
              + " architecture, or rename its tensors with renamed(...):\n  "
              + String.join("\n  ", faults));
    }
    return weights;
  }

  /** What does not fit, a sentence per tensor with both shapes. */
  public static List<String> faults(
      Map<String, List<Integer>> shapes, Collection<TensorSpec> tensors) {
    List<String> faults = new ArrayList<>();
    for (TensorSpec tensor : tensors) {
      List<Integer> there = shapes.get(tensor.name());
      if (there == null) {
        faults.add(Text.format("%s %s is missing", tensor.name(), tensor.shape()));
      } else if (!there.equals(tensor.shape())) {
        faults.add(
            Text.format(
                "%s is %s there, but %s in the block", tensor.name(), there, tensor.shape()));
      }
    }
    Set<String> surplus = new TreeSet<>(shapes.keySet());
    surplus.removeAll(tensors.stream().map(TensorSpec::name).collect(Collectors.toSet()));
    surplus.forEach(
        name -> faults.add(Text.format("%s %s is not one of the block's", name, shapes.get(name))));
    return faults;
  }
}
