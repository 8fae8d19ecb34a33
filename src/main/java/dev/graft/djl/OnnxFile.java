package dev.graft.djl;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.graft.internal.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ONNX file, and which array of its graph is asked for.
 *
 * @param path of the file
 * @param features the name of an array; its first answer where empty
 */
record OnnxFile(Path path, Optional<String> features) {
  /** Of protocol buffers: field 7 of a model, its graph, and field 12 of a graph, an output. */
  private static final int GRAPH = 7 << 3 | 2;

  private static final int OUTPUT = 12 << 3 | 2;
  private static final int NAME = 1 << 3 | 2;
  private static final int SEVEN_BITS = 0x7F;

  /** Of the file, and behind it of those that hold its weights. */
  String hash() {
    MessageDigest digest = Sha256.digest();
    add(path, digest);
    OnnxBeside.of(path).forEach(file -> add(file, digest));
    return Sha256.hex(digest.digest());
  }

  private static void add(Path file, MessageDigest digest) {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Weights that lie beside the file are found there. */
  OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
      throws OrtException {
    if (features.isEmpty()) {
      return environment.createSession(path.toString(), options);
    }
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(Files.readAllBytes(path));
      all.writeBytes(output(features.get()));
      Set<Path> beside = OnnxBeside.of(path);
      return beside.isEmpty()
          ? environment.createSession(all.toByteArray(), options)
          : within(all.toByteArray(), beside, environment, options);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /**
   * From a folder of its own, since a graph in memory finds no weights that lie beside its file.
   */
  private OrtSession within(
      byte[] graph, Set<Path> beside, OrtEnvironment environment, OrtSession.SessionOptions options)
      throws OrtException, IOException {
    Path folder = Files.createTempDirectory("graft-onnx");
    List<Path> made = new ArrayList<>(List.of(folder));
    try {
      for (Path file : beside) {
        Path other = folder.resolve(path.toAbsolutePath().normalize().getParent().relativize(file));
        for (Path up = other.getParent(); !made.contains(up); up = up.getParent()) {
          made.add(1, up);
        }
        Files.createDirectories(other.getParent());
        made.add(linked(other, file));
      }
      made.add(Files.write(folder.resolve(Sha256.hex(Sha256.digest().digest(graph))), graph));
      return environment.createSession(made.get(made.size() - 1).toString(), options);
    } finally {
      // An open file lasts after it has been deleted, but on Windows, where it goes at the end.
      made.forEach(file -> file.toFile().deleteOnExit());
      java.util.Collections.reverse(made);
      made.forEach(file -> file.toFile().delete());
    }
  }

  /** The same file under another name, or a copy where one disk does not hold both. */
  private static Path linked(Path other, Path file) throws IOException {
    try {
      return Files.createLink(other, file);
    } catch (IOException | UnsupportedOperationException e) {
      return Files.copy(file, other);
    }
  }

  /** A graph of nothing but an output; a reader merges it with the one before. */
  private static byte[] output(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return field(GRAPH, field(OUTPUT, field(NAME, text)));
  }

  private static byte[] field(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int left = content.length;
    while (left > SEVEN_BITS) {
      out.write(left & SEVEN_BITS | SEVEN_BITS + 1);
      left >>= 7;
    }
    out.write(left);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
