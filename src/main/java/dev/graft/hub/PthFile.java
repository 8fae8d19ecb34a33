package dev.graft.hub;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A state dict as {@code torch.save} has written it since PyTorch 1.6: a zip with {@code data.pkl},
 * which names tensors and their storages, and a file per storage under {@code data/}. Nothing of
 * the pickle is run: of Python's names those alone are known that a state dict needs.
 */
final class PthFile implements TensorFile {
  private static final long LONGEST_PICKLE = 64L << 20;
  private static final Set<String> MAKERS =
      Set.of("torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter");
  private static final Pattern QUANTISED =
      Pattern.compile("_rebuild_(qtensor|tensor_v3)$|^torch\\.(Q|qu?int)");
  private static final String DICT = "collections.OrderedDict";

  /** What training scripts keep beside the weights; none of it is made. */
  private static final Set<String> ASIDE =
      Set.of(
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "numpy.dtype",
          "numpy.ndarray",
          "_codecs.encode",
          "argparse.Namespace");

  private final Path file;
  private final String folder;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, View> views = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Storages that were held against their sums, once each: many tensors may share one. */
  private final Set<String> sound = ConcurrentHashMap.newKeySet();

  /** A storage as the pickle names it. */
  private record Storage(NumberType type, String key, long numbers) {}

  /** A tensor's part of its storage. */
  private record View(Storage storage, long offset, List<Long> shape, List<Long> strides) {
    /** Behind its last number. */
    long end() {
      long last = offset;
      for (int i = 0; i < shape.size(); i++) {
        if (shape.get(i) == 0) {
          return offset;
        }
        last += (shape.get(i) - 1) * strides.get(i);
      }
      return last + 1;
    }

    /** Whether it lies within its storage of so many bytes; no product is beyond 64 bits then. */
    boolean lies(long bytes) {
      long numbers = storage.numbers();
      double all = shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
      double last = offset;
      for (int i = 0; i < Math.min(shape.size(), strides.size()); i++) {
        last += Math.max(0, shape.get(i) - 1.0) * strides.get(i);
      }
      return shape.size() == strides.size()
          && offset >= 0
          && shape.stream().allMatch(length -> length >= 0)
          && strides.stream().allMatch(stride -> stride >= 0)
          && all <= Math.min(numbers, Integer.MAX_VALUE)
          && (all == 0 || last < numbers)
          && bytes >= 0
          && numbers <= bytes / storage.type().bytes();
    }
  }

  private PthFile(Path file, String folder) {
    this.file = file;
    this.folder = folder;
  }

  static PthFile open(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry pickle =
          zip.stream().filter(e -> e.getName().endsWith("data.pkl")).findFirst().orElseThrow();
      String name = pickle.getName();
      PthFile read = new PthFile(file, name.substring(0, name.length() - "data.pkl".length()));
      Check.that(
          zip.getEntry(read.folder + "constants.pkl") == null,
          "%s is a TorchScript module and no state dict; save"
              + " torch.save(module.state_dict(), other), or use the module whole",
          file);
      Check.that(
          pickle.getSize() <= LONGEST_PICKLE,
          "%s has a pickle of %d bytes, far more than names take; save the state dict alone",
          file,
          pickle.getSize());
      read.name(ZipParts.read(file, zip, pickle));
      read.check(zip);
      return read;
    }
  }

  private void name(byte[] bytes) {
    Object root;
    try {
      root = Pickle.read(bytes, new Pickle.Calls(this::known, PthFile::call, PthFile::storage));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Text.format("%s cannot be read as a state dict: %s", file, e.getMessage()), e);
    } catch (RuntimeException e) { // no end, too few values on the stack, a value of another kind
      throw new IllegalArgumentException(
          Text.format("the pickle of %s is damaged: %s", file, e), e);
    }
    Checkpoint found = Checkpoint.of(file, root, View.class::isInstance);
    notes.addAll(found.notes());
    found
        .state()
        .forEach(
            (name, value) -> {
              if (name instanceof String text && value instanceof View view) {
                views.put(text, view);
              }
            });
  }

  private static List<Integer> shape(View view) {
    return view.shape().stream().map(Math::toIntExact).toList();
  }

  private Pickle.Global known(String name) {
    Check.that(
        !QUANTISED.matcher(name).find(),
        "its tensors are quantised (%s), and weights must be floats: take the file before"
            + " quantisation",
        name);
    boolean storage =
        name.startsWith("torch.") && NumberType.ofStorage(name.substring(6)).isPresent();
    Check.that(
        storage
            || MAKERS.contains(name)
            || ASIDE.contains(name)
            || Set.of(DICT, "torch.Size").contains(name),
        "its pickle asks Python for %s, which a state dict does not need, and Graft runs no code of"
            + " a file; save torch.save(model.state_dict(), other) and take that",
        name);
    return new Pickle.Global(name);
  }

  private static Object call(Pickle.Global function, List<?> arguments) {
    return switch (function.name()) {
      case DICT -> dict(arguments);
      case "torch.Size" -> arguments.get(0);
      case "torch._utils._rebuild_parameter" -> arguments.get(0);
      case "torch._utils._rebuild_tensor_v2" ->
          new View(
              (Storage) arguments.get(0),
              (Long) arguments.get(1),
              whole(arguments.get(2)),
              whole(arguments.get(3)));
      default -> {
        Check.that(ASIDE.contains(function.name()), "nothing calls %s", function.name());
        yield new Pickle.Aside(function.name());
      }
    };
  }

  private static Map<Object, Object> dict(List<?> arguments) {
    Map<Object, Object> made = new LinkedHashMap<>();
    if (!arguments.isEmpty()) {
      ((List<?>) arguments.get(0))
          .forEach(pair -> made.put(((List<?>) pair).get(0), ((List<?>) pair).get(1)));
    }
    return made;
  }

  private static List<Long> whole(Object tuple) {
    return ((List<?>) tuple).stream().map(Long.class::cast).toList();
  }

  /** ("storage", its class, its file, where it lay, how many numbers). */
  private static Object storage(List<?> identity) {
    Check.that(
        identity.size() >= 5 && "storage".equals(identity.get(0)),
        "%s is no storage of numbers",
        identity);
    String type = ((Pickle.Global) identity.get(1)).name().substring("torch.".length());
    NumberType found = NumberType.ofStorage(type).orElseThrow();
    return new Storage(found, (String) identity.get(2), (Long) identity.get(4));
  }

  private void check(ZipFile zip) throws IOException {
    ZipEntry order = zip.getEntry(folder + "byteorder");
    if (order != null) {
      try (InputStream in = zip.getInputStream(order)) {
        String words = new String(in.readNBytes(16), StandardCharsets.UTF_8);
        Check.that(words.equals("little"), "byte order (%s) of %s must be little", words, file);
      }
    }
    views.forEach(
        (name, view) -> {
          check(zip, name, view);
          entries.put(name, new Entry(shape(view), view.storage().type().name()));
        });
  }

  private void check(ZipFile zip, String name, View view) {
    ZipEntry data = zip.getEntry(folder + "data/" + view.storage().key());
    long bytes = data == null ? -1 : data.getSize();
    Check.that(
        view.lies(bytes),
        "tensor %s of %s and shape %s does not lie within the %d bytes of its storage",
        name,
        file,
        view.shape(),
        bytes);
  }

  @Override
  public Map<String, Entry> entries() {
    return entries;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public float[] values(String name) throws IOException {
    View view = views.get(name);
    NumberType type = view.storage().type();
    long from = view.offset() * type.bytes();
    int length = Math.toIntExact((view.end() - view.offset()) * type.bytes());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry data = zip.getEntry(folder + "data/" + view.storage().key());
      if (!sound.contains(data.getName())) {
        ZipParts.check(file, zip, data);
        sound.add(data.getName());
      }
      ByteBuffer bytes = ByteBuffer.wrap(read(zip, data, from, length));
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      Check.that(bytes.limit() == length, "tensor %s of %s ends too early", name, file);
      return rowMajor(view, bytes);
    }
  }

  private static byte[] read(ZipFile zip, ZipEntry data, long from, int length) throws IOException {
    try (InputStream in = zip.getInputStream(data)) {
      in.skipNBytes(from);
      return in.readNBytes(length);
    }
  }

  private float[] rowMajor(View view, ByteBuffer bytes) {
    NumberType type = view.storage().type();
    float[] values = new float[shape(view).stream().reduce(1, Math::multiplyExact)];
    List<Integer> places = new ArrayList<>(java.util.Collections.nCopies(view.shape().size(), 0));
    for (int i = 0; i < values.length; i++) {
      long place = 0;
      for (int axis = 0; axis < places.size(); axis++) {
        place += places.get(axis) * view.strides().get(axis);
      }
      values[i] = type.next(bytes.position(Math.toIntExact(place * type.bytes())));
      advance(places, view.shape());
    }
    return values;
  }

  private static void advance(List<Integer> places, List<Long> shape) {
    for (int axis = places.size() - 1; axis >= 0; axis--) {
      int next = places.get(axis) + 1;
      places.set(axis, next < shape.get(axis) ? next : 0);
      if (next < shape.get(axis)) {
        return;
      }
    }
  }
}
