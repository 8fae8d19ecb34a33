package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in UTF-8 of which a line is in another encoding, or that is cut off within a letter. */
class NearlyUtf8Test {
  @TempDir Path folder;

  @Test
  void utf8WithABadLineIsToldAsSuch() throws Exception {
    String good =
        "said,y\n\u0445\u043e\u0440\u043e\u0448\u043e,a\n\u043f\u043b\u043e\u0445\u043e,b\n";
    Path file = folder.resolve("bad.csv");
    byte[] start = good.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (byte[] end : List.of(new byte[] {(byte) 0xcd, (byte) 0xe5, ',', 'a'}, new byte[] {-48})) {
      byte[] all = Arrays.copyOf(start, start.length + end.length);
      System.arraycopy(end, 0, all, start.length, end.length);
      Files.write(file, all);
      String said =
          assertThrows(IllegalArgumentException.class, () -> CsvFile.read(file)).getMessage();
      assertTrue(
          said.endsWith(
              "2 other lines have letters in UTF-8: correct or remove what is none (line 4)"),
          said);
    }
  }
}
