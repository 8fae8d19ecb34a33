package dev.graft.djl;

import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which door a file of a model goes through, by its name: the one place that says so. */
final class FileKinds {
  static final String STATE =
      "weights without a network need one that takes them by their names: ResNet.of(18).weights(file)"
          + " and MobileNetV2 of dev.graft.hub, HubFolder.of(folder) where a config.json lies beside"
          + " it, or OwnBlock.named(...).weights(StateDict.open(file).weights()); or trace the network in"
          + " Python, torch.jit.trace(model.eval(), example).save(\"model.pt\"), and open it with"
          + " TorchScript.of(path)";

  private static final String SCRIPT =
      "a TorchScript file is opened with TorchScript.of(path), on the PyTorch engine";

  private static final String ONNX =
      "an ONNX file is opened with OnnxPictures.of(path), frozen, on either engine; for anything"
          + " else trace its network in PyTorch, for TorchScript.of(path)";

  private static final String KERAS =
      "Keras' files are not read: for Xception src/data/keras_xception.py makes an npz file of them, which"
          + " Xception.imageNet(file) takes; else write the network as an OwnBlock and its arrays as npz"
          + " (numpy.savez(file, **{w.path: w.numpy() for w in model.weights})), or convert it with"
          + " tf2onnx, for OnnxPictures.of(path)";

  private static final String SAVED =
      "a SavedModel of TensorFlow is not read: convert it with python -m tf2onnx.convert"
          + " --saved-model folder --output model.onnx, for OnnxPictures.of(path)";

  private static final String SYMBOL =
      "a folder with MXNet's name-symbol.json and name-0000.params is opened with ZooBase, frozen,"
          + " on the MXNet engine; parameters that DJL saved without a symbol with"
          + " OwnBlock.named(...).saved(folder)";

  private static final String TENSORS =
      "a file of tensors needs a network that takes them by their names: ResNet.of(18).weights(file)"
          + " and MobileNetV2 of dev.graft.hub, HubFolder.of(folder) where a config.json lies beside"
          + " it, or OwnBlock.named(...).weights(file)";

  /** What each ending needs, the first that fits. */
  private static final Map<String, String> BY_ENDING = new LinkedHashMap<>();

  static {
    List.of(".pt", ".ts", ".torchscript").forEach(ending -> BY_ENDING.put(ending, SCRIPT));
    List.of(".pth", ".ckpt", ".bin").forEach(ending -> BY_ENDING.put(ending, STATE));
    BY_ENDING.put(".onnx", ONNX);
    List.of(".h5", ".hdf5", ".keras").forEach(ending -> BY_ENDING.put(ending, KERAS));
    BY_ENDING.put(".pb", SAVED);
    List.of(".params", "-symbol.json").forEach(ending -> BY_ENDING.put(ending, SYMBOL));
    List.of(".safetensors", ".npz").forEach(ending -> BY_ENDING.put(ending, TENSORS));
  }

  private FileKinds() {}

  /** What a file or folder of a model needs; empty where nothing of it is known. */
  static Optional<String> needs(Path path) {
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        return files.sorted().map(FileKinds::byName).flatMap(Optional::stream).findFirst();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + path, e);
      }
    }
    return byName(path);
  }

  private static Optional<String> byName(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return BY_ENDING.entrySet().stream()
        .filter(kind -> name.endsWith(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * Checks that a file is there, is not larger than a door takes, and does not belong to another.
   *
   * @param door what opens it, such as "TorchScript"
   * @param endings that the door takes
   */
  static void check(Path path, String door, List<String> endings) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    Check.that(
        Files.exists(LocalPath.toRead("file", path)),
        "%s: there is no file %s",
        door,
        path.toAbsolutePath());
    boolean takes = Files.isRegularFile(path) && endings.stream().anyMatch(name::endsWith);
    Check.that(
        takes,
        "%s opens a file that ends in %s, not %s%s",
        door,
        String.join(", ", endings),
        path,
        needs(path).map(what -> "; " + what).orElse(""));
    checkSize(path);
  }

  /**
   * Checks that a folder which DJL is to read holds what an engine reads.
   *
   * @throws IllegalArgumentException saying what the files that are there need instead
   */
  static void checkFolder(Path folder, String engine) throws IOException {
    String ending = engine.equals("PyTorch") ? ".pt" : "-symbol.json";
    try (Stream<Path> files = Files.list(folder)) {
      boolean fits = files.anyMatch(file -> file.getFileName().toString().endsWith(ending));
      Optional<String> needs = fits ? Optional.empty() : needs(folder);
      Check.that(
          needs.isEmpty(),
          "%s holds no file that ends in %s, which is what %s reads; %s",
          folder,
          ending,
          engine,
          needs.orElse(""));
    }
  }

  /** Checks that a file of weights is not one of a whole network. */
  static void checkWeights(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean network =
        Stream.of(".onnx", ".h5", ".hdf5", ".keras", ".pb", ".params").anyMatch(name::endsWith);
    Check.that(
        !network && !Files.isDirectory(file),
        "weights are read from safetensors or npz, not from %s%s",
        file,
        needs(file).map(what -> "; " + what).orElse(""));
  }

  /** What an array of Java's holds. */
  static final long MOST_BYTES = Integer.MAX_VALUE;

  private static void checkSize(Path path) {
    try {
      checkSize(path, Files.size(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** The same for a file of so many bytes. */
  static void checkSize(Path path, long bytes) {
    Check.that(
        bytes <= MOST_BYTES,
        "%s (%s) must have at most %s: export a smaller network of its family, or its weights in"
            + " 32 bits without the optimiser's state",
        path,
        gigabytes(bytes),
        gigabytes(MOST_BYTES));
  }

  private static String gigabytes(long bytes) {
    return Text.format("%.1f GB", bytes / 1e9);
  }
}
