package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Names that Java cannot read; the others stand in {@link FolderLayoutTest}. */
class FolderChecksTest {
  @Test
  void theWayOutIsTheLocaleOrAnotherName() {
    assertEquals(
        "start it, or Jupyter, with LC_ALL=C.UTF-8, or with the locale of the machine",
        FolderChecks.wayOut("ANSI_X3.4-1968"));
    assertTrue(FolderChecks.wayOut("UTF-8").startsWith("the name is in another encoding, rename"));
  }

  @Test
  void pathsThatAnotherToolUnderstandsSaySo() {
    for (String path : List.of("~/pets", "s3:/bucket/pets", "$HOME/pets")) {
      Path there = Path.of(path);
      Map<String, Executable> doors =
          Map.of(
              "folder", () -> ImageFolder.of(there),
              "image", () -> Images.read(there),
              "table", () -> TableSet.of(there, "class"));
      doors.forEach(
          (name, door) -> {
            String words = assertThrows(IllegalArgumentException.class, door).getMessage();
            String begin = name + " (" + path + ") must be a path on this machine: ";
            assertTrue(words.startsWith(begin), words);
          });
    }
  }
}
