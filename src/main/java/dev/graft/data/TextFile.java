package dev.graft.data;

import dev.graft.internal.Text;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of text in UTF-8. */
final class TextFile {
  private TextFile() {}

  /** The whole text, without a byte order mark. */
  static String read(Path path) {
    byte[] content = content(path);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      text.flip();
      throw new IllegalArgumentException(
          Text.format(
                  "table (%s) must be text in UTF-8, but line %d has a byte 0x%02X that is none; save it",
                  path, text.toString().split("\n", -1).length, bytes.get())
              + " again as UTF-8");
    }
    text.flip();
    String all = text.toString();
    return all.startsWith("\uFEFF") ? all.substring(1) : all;
  }

  // Not by Files.readAllBytes, which a notebook's stop button would make look like a damaged file.
  private static byte[] content(Path path) {
    try (InputStream stream = new FileInputStream(path.toFile())) {
      return stream.readAllBytes();
    } catch (IOException e) {
      String reason = Files.exists(path) ? e.getMessage() : "there is no such file";
      throw new IllegalArgumentException(
          Text.format(
              "table (%s) cannot be read: %s; give the path of a CSV file",
              path, Files.isDirectory(path) ? "it is a folder" : reason),
          e);
    }
  }
}
