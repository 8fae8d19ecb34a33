package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that Java cannot read; the others stand in {@link FolderLayoutTest}. */
class FolderChecksTest {
  @TempDir Path folder;

  @Test
  void aNameThatWasNotReadIsNamedAndNotLookedFor() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("K\uFFFDfer"));
    String said =
        assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder)).getMessage();
    assertTrue(said.startsWith("name (" + folder.resolve("K\uFFFDfer") + ") has letters"), said);
  }

  @Test
  void theWayOutIsTheLocaleOrAnotherName() {
    assertEquals(
        "start it, or Jupyter, with LC_ALL=C.UTF-8, or with the locale of the machine",
        FolderChecks.wayOut("ANSI_X3.4-1968"));
    assertTrue(FolderChecks.wayOut("UTF-8").startsWith("the name is in another encoding, rename"));
  }
}
