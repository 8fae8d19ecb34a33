package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Tables written as text, and what is said of those that are refused. */
abstract class TableFixtures {
  @TempDir Path folder;

  Path file(String csv) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), csv);
  }

  String message(String csv, String... without) throws IOException {
    Path path = file(csv);
    return assertThrows(IllegalArgumentException.class, () -> TableSet.of(path, "y", without))
        .getMessage()
        .replace(path.toString(), "t.csv");
  }

  TableSet good(String csv) throws IOException {
    return TableSet.of(file(csv), "y").withName("t");
  }

  static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
