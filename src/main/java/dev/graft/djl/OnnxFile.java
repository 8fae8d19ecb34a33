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
import java.util.Optional;

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

  String hash() {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    return Sha256.hex(digest.digest());
  }

  /** A file whose weights lie beside it is read from its place. */
  OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
      throws OrtException {
    if (features.isEmpty()) {
      return environment.createSession(path.toString(), options);
    }
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(Files.readAllBytes(path));
      all.writeBytes(output(features.get()));
      return environment.createSession(all.toByteArray(), options);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
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
