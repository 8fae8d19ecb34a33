package dev.graft.hub;

import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.model.Weights;
import dev.graft.show.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The named tensors of a file of the user's: safetensors, NumPy's npz, or a state dict that PyTorch
 * saved. Names, types and shapes are read at once and held against the file's size; values when
 * they are asked for. No code in the file is run.
 *
 * <p>What wrappers put in front of names ({@code module.}, {@code model.}, {@code backbone.}) is
 * left out, and so are PyTorch's counts of training batches; {@link #notes} says so.
 */
public final class StateDict implements Shown {
  private static final List<String> HEADERS = List.of("tensor", "shape", "type");
  private static final String COUNTER = ".num_batches_tracked";

  /** How many models an average of PyTorch's is one of. */
  private static final String AVERAGED = "n_averaged";

  private static final String ZIP = "PK\3\4";
  private static final List<String> PREFIXES =
      List.of(
          "module.", "model.", "backbone.", "timm_model.", "resnet.", "_orig_mod.", "state_dict.");

  private final Path file;
  private final TensorFile content;
  private final Map<String, String> original = new LinkedHashMap<>();
  private final Set<String> prefixes = new LinkedHashSet<>();

  private StateDict(Path file, TensorFile content) {
    this.file = file;
    this.content = content;
    for (String name : content.entries().keySet()) {
      if (!name.endsWith(COUNTER) && !name.equals(AVERAGED)) {
        String other = original.put(stripped(name), name);
        Check.that(
            other == null,
            "tensors %s and %s of %s have one name without what stands in front; save one of the"
                + " two nets alone",
            other,
            name,
            file);
      }
    }
    Check.that(!original.isEmpty(), "%s holds no tensor; save a model's state dict", file);
  }

  private String stripped(String name) {
    int start = 0;
    for (int next = behind(name, start); next > start; next = behind(name, start)) {
      prefixes.add(name.substring(start, next));
      start = next;
    }
    return name.substring(start);
  }

  private static int behind(String name, int start) {
    return PREFIXES.stream()
        .filter(prefix -> name.startsWith(prefix, start))
        .mapToInt(prefix -> start + prefix.length())
        .findFirst()
        .orElse(start);
  }

  /**
   * Opens a file; its content says of which kind it is, not its suffix.
   *
   * @throws IllegalArgumentException if it is none of the three, or its sizes cannot be true
   */
  public static StateDict open(Path file) {
    Check.that(
        Files.isRegularFile(LocalPath.toRead("file", file)),
        "file (%s) must be a file of weights; a folder from a hub is HubFolder.of(folder)",
        file.toAbsolutePath());
    try {
      return new StateDict(file, content(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the weights in " + file, e);
    }
  }

  private static TensorFile content(Path file) throws IOException {
    byte[] start = start(file);
    if (starts(start, ZIP)) {
      return zipped(file);
    }
    Check.that(
        !starts(start, "\u0089HDF"),
        "%s is HDF5, as Keras saves weights; for Xception src/data/keras_xception.py makes an npz file"
            + " of it, else write its arrays to one with numpy.savez under the names of the net",
        file);
    Check.that(
        start.length == 0 || start[0] != (byte) Pickle.PROTOCOL || headerFits(file, start),
        "%s is a bare pickle and no state dict that PyTorch saved since 1.6 (2020); there,"
            + " torch.save(torch.load(file, weights_only=True), other) writes today's form",
        file);
    return safetensors(file, start);
  }

  private static TensorFile safetensors(Path file, byte[] start) throws IOException {
    Check.that(
        start.length == 0 || !Arrays.equals(start, new byte[start.length]),
        "%s (%d bytes) begins with zeros, as a file whose download never arrived, and is no file of"
            + " weights that Graft reads (safetensors, npz, or what torch.save wrote since 1.6): fetch"
            + " it again, and compare its size and sum with its source's",
        file,
        Files.size(file));
    try {
      return new SafetensorsFile(file);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s (%d bytes) is not a whole safetensors file: %s; nor is it npz or what torch.save has"
                  + " written since 1.6: fetch it again, or save torch.save(model.state_dict(), other)",
              file, Files.size(file), e.getMessage()),
          e);
    }
  }

  /** One of 32 safetensors files begins with a pickle's byte, by the length of its header. */
  private static boolean headerFits(Path file, byte[] start) throws IOException {
    if (start.length < Long.BYTES) {
      return false;
    }
    long header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return header >= 0 && header <= Files.size(file) - Long.BYTES;
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Long.BYTES);
    }
  }

  private static boolean starts(byte[] bytes, String with) {
    return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(with);
  }

  private static TensorFile zipped(Path file) throws IOException {
    boolean torch;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      torch = zip.stream().anyMatch(entry -> entry.getName().endsWith("data.pkl"));
    } catch (java.util.zip.ZipException e) {
      return new NpzFile(file);
    }
    return torch ? PthFile.open(file) : new NpzFile(file);
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** The tensors' names, without what wrappers put in front, in the order of the file. */
  public Set<String> names() {
    return Set.copyOf(original.keySet());
  }

  /** The shapes of all tensors. */
  public Map<String, List<Integer>> shapes() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    original.keySet().forEach(name -> shapes.put(name, entry(name).shape()));
    return shapes;
  }

  private TensorFile.Entry entry(String name) {
    return content.entries().get(original.get(name));
  }

  /** What was, or will be, changed in reading; a sentence each. */
  public List<String> notes() {
    List<String> notes = new java.util.ArrayList<>(content.notes());
    if (!prefixes.isEmpty()) {
      notes.add(Text.format("'%s' in front of names left out", String.join("', '", prefixes)));
    }
    Set<String> types =
        original.keySet().stream()
            .map(name -> entry(name).type())
            .filter(type -> !type.equals(NumberType.F32.name()))
            .flatMap(type -> NumberType.ofSafetensors(type).stream())
            .filter(NumberType::real)
            .map(NumberType::words)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!types.isEmpty()) {
      notes.add(Text.format("%s read as 32-bit floats", String.join(" and ", types)));
    }
    return notes;
  }

  /** Refuses numbers that are no floats, and more of them than the heap has room for. */
  void checkReadable(Collection<String> names) {
    for (String name : names) {
      String type = entry(name).type();
      Check.that(
          NumberType.ofSafetensors(type).filter(NumberType::real).isPresent(),
          "tensor %s of %s has numbers of type %s, as quantised weights have; weights must be F32,"
              + " F16, BF16 or F64: take the file before quantisation",
          name,
          file,
          type);
    }
    long bytes = names.stream().mapToLong(name -> 4L * entry(name).size()).sum();
    long heap = Runtime.getRuntime().maxMemory();
    Check.that(
        bytes < heap / 2,
        "the weights of %s take %s of Java's heap of %s; start Java with -Xmx%dg",
        file,
        Text.mebibytes(bytes),
        Text.mebibytes(heap),
        (3 * bytes >> 30) + 1);
  }

  /**
   * All tensors as 32-bit floats, for a block that takes them by these names.
   *
   * @throws IllegalArgumentException as {@link #weights(Collection)}
   */
  public Weights weights() {
    return weights(original.keySet());
  }

  /**
   * These tensors as 32-bit floats.
   *
   * @throws IllegalArgumentException if one has whole numbers, or the heap has no room
   */
  public Weights weights(Collection<String> names) {
    checkReadable(names);
    Weights weights = Weights.none();
    try {
      for (String name : names) {
        Check.oneOf("tensor", name, original.keySet());
        weights = weights.with(name, entry(name).shape(), content.values(original.get(name)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the weights in " + file, e);
    }
    return weights;
  }

  private List<List<String>> rows() {
    return original.keySet().stream()
        .map(name -> List.of(name, entry(name).shape().toString(), entry(name).type()))
        .toList();
  }

  private String heading() {
    String notes = notes().isEmpty() ? "" : "; " + String.join("; ", notes());
    return Text.format("%s: %s%s", file, Text.count(original.size(), "tensor"), notes);
  }

  private Sheet sheet() {
    return Sheet.of(heading()).with(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
