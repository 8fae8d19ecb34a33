package dev.graft.djl;

import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file: a zip file of code, as text, and tensors. What Graft computes with is a copy
 * whose code is changed in three places.
 *
 * <ul>
 *   <li>Running statistics are declared as parameters, so that DJL hands them out by name.
 *   <li>A normalisation whose counter of batches is k = 1, 2, ... normalises with the batch and
 *       moves its statistics by 1 / k; at 0, which it is set to first, it computes as traced.
 *   <li>The network's class has a method more for each stage.
 * </ul>
 */
final class ScriptArchive {
  /** PyTorch's count of training batches in a normalisation. */
  static final String COUNTER = "num_batches_tracked";

  private static final Pattern NORMALISED =
      Pattern.compile(
          "torch\\.batch_norm\\((\\w+), (\\w+), (\\w+), (\\w+), (\\w+), False, [^,]+, ([^,]+),");
  private static final Pattern PARAMETERS = Pattern.compile("  __parameters__ = \\[(.*)]");
  private static final Pattern ROOT = Pattern.compile("c(__torch__[\\w.]*)\n(\\w+)\n");
  private static final String STATISTICS = "\"running_mean\", \"running_var\", ";

  private final Path path;
  private final String hash;
  private final String folder;
  private final String root;
  private final Map<String, ScriptClass> classes = new LinkedHashMap<>();

  private ScriptArchive(Path path) throws IOException {
    this.path = path;
    hash = sum(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      String first = Collections.list(zip.entries()).get(0).getName();
      folder = first.substring(0, first.indexOf('/') + 1);
      ZipEntry data = zip.getEntry(folder + "data.pkl");
      Check.that(
          data != null && code(zip),
          "%s holds tensors without code: a dictionary of weights (torch.save), no network; %s",
          path,
          FileKinds.STATE);
      Matcher named =
          ROOT.matcher(
              new String(zip.getInputStream(data).readAllBytes(), StandardCharsets.ISO_8859_1));
      Check.that(named.find(), "%s names no class of a network", path);
      root = named.group(1) + "." + named.group(2);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (isCode(entry)) {
          classes.putAll(ScriptClass.in(module(entry), text(zip, entry)));
        }
      }
    }
  }

  /** Reads the code of a file whose kind and sizes have been looked at. */
  static ScriptArchive read(Path path) {
    try {
      return new ScriptArchive(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the TorchScript file " + path, e);
    }
  }

  private boolean code(ZipFile zip) {
    return Collections.list(zip.entries()).stream().anyMatch(this::isCode);
  }

  private boolean isCode(ZipEntry entry) {
    return entry.getName().startsWith(folder + "code/") && entry.getName().endsWith(".py");
  }

  private String module(ZipEntry entry) {
    String name = entry.getName().substring((folder + "code/").length());
    return name.substring(0, name.length() - ".py".length()).replace('/', '.');
  }

  private static String text(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sum(Path path) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.hex(digest.digest());
  }

  /** The SHA-256 sum of the file. */
  String hash() {
    return hash;
  }

  Path path() {
    return path;
  }

  /** The network's class. */
  ScriptClass network() {
    return type(root);
  }

  /** A class of the file by its full name. */
  ScriptClass type(String name) {
    return classes.get(name);
  }

  /** Whether a type is a module whose code is there. */
  boolean isModule(String type) {
    return classes.containsKey(type);
  }

  /** Whether some line of code matches. */
  boolean says(Pattern line) {
    return classes.values().stream()
        .flatMap(type -> type.methods().values().stream())
        .flatMap(method -> method.lines().stream())
        .anyMatch(text -> line.matcher(text).find());
  }

  /**
   * Writes the changed copy, and returns where.
   *
   * @param methods of the network's class, whole, as text; empty for none
   */
  Path changed(String methods) {
    try {
      Path copy = Files.createTempFile("graft-", ".pt");
      copy.toFile().deleteOnExit();
      try (ZipFile zip = new ZipFile(path.toFile());
          ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (!entry.getName().endsWith(".debug_pkl")) {
            store(out, entry.getName(), bytes(zip, entry, methods));
          }
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a copy of " + path, e);
    }
  }

  private byte[] bytes(ZipFile zip, ZipEntry entry, String methods) throws IOException {
    if (isCode(entry)) {
      String text = declared(text(zip, entry));
      boolean holdsRoot = root.substring(0, root.lastIndexOf('.')).equals(module(entry));
      return (holdsRoot ? withMethods(text, methods) : text).getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** PyTorch reads files that are stored as they are, as it writes them. */
  private static void store(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  /** Text of classes in which normalisations follow their counter. */
  private static String declared(String text) {
    String[] types = text.split("(?m)(?=^class )", -1);
    for (int i = 0; i < types.length; i++) {
      if (types[i].contains("  " + COUNTER + " : Tensor")
          && types[i].contains("  running_var : Tensor")) {
        String counted = "\"" + COUNTER + "\", ";
        types[i] =
            PARAMETERS
                .matcher(types[i])
                .replaceFirst("  __parameters__ = [$1" + STATISTICS + counted + "]")
                .replaceFirst("  __buffers__ = \\[.*]", "  __buffers__ = []");
        types[i] =
            NORMALISED
                .matcher(types[i])
                .replaceAll(
                    "torch.batch_norm($1, $2, $3, $4, $5, bool(torch.gt(self.COUNTER, 0)),"
                            .replace("COUNTER", COUNTER)
                        + " float(torch.reciprocal(self.COUNTER)), $6,"
                            .replace("COUNTER", COUNTER));
      }
    }
    return String.join("", types);
  }

  private String withMethods(String text, String methods) {
    String type = root.substring(root.lastIndexOf('.') + 1);
    List<String> parts = List.of(text.split("(?m)(?=^class )", -1));
    StringBuilder all = new StringBuilder();
    for (String part : parts) {
      boolean network = part.startsWith("class " + type + "(");
      all.append(part);
      if (network) {
        all.append(part.endsWith("\n") ? "" : "\n").append(methods);
      }
    }
    return all.toString();
  }

  /** Whether normalisation in all of its classes can be told by its counter how to compute. */
  boolean followsCounters() {
    return classes.values().stream()
        .flatMap(type -> type.methods().values().stream())
        .flatMap(method -> method.lines().stream())
        .filter(line -> line.contains("batch_norm("))
        .allMatch(line -> NORMALISED.matcher(line).find());
  }
}
