package dev.graft.data;

import dev.graft.csv.CsvCells;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files that come inside the library. */
final class Resources {
  private Resources() {}

  /** The bytes of a file beside this class. */
  static byte[] bytes(String name) {
    try (InputStream stream = Resources.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new FileNotFoundException("the library's jar lacks its file " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a packed file beside this class, unpacked. */
  static byte[] gunzippedResource(String name) {
    try {
      return gunzipped(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a zip archive. */
  static Map<String, byte[]> unzipped(String name) {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(name)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The content, unpacked where it is a gzip file by its first bytes. */
  static byte[] gunzipped(byte[] content) throws IOException {
    boolean packed = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    if (!packed) {
      return content;
    }
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return stream.readAllBytes();
    }
  }

  /** The lines of a CSV text; an empty cell is null. */
  static List<String[]> csv(byte[] content) {
    List<String[]> lines = new ArrayList<>();
    String text = new String(content, StandardCharsets.UTF_8);
    CsvCells.read("resource", text, ',', (number, cells) -> lines.add(withNulls(cells)));
    return lines;
  }

  private static String[] withNulls(String[] cells) {
    return Arrays.stream(cells).map(cell -> cell.isEmpty() ? null : cell).toArray(String[]::new);
  }
}
