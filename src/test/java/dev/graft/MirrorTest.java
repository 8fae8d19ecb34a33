package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes a class finds its test by its name: {@code FooTest} beside {@code Foo}. Classes
 * that are short are tested where they are used.
 */
class MirrorTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");

  /** From so many lines on a file is expected to have a test of its name. */
  private static final int LONG = 80;

  /** Of the long files; Apache Commons Statistics has 0.78. */
  private static final double LEAST_SHARE = 0.7;

  private static List<Path> longFiles() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && lines(file) >= LONG)
          .map(MAIN::relativize)
          .sorted()
          .toList();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path testOf(Path file) {
    String name = file.getFileName().toString();
    return TESTS.resolve(file).resolveSibling(name.replace(".java", "Test.java"));
  }

  @Test
  void aTestBearsTheNameOfTheClassThatItTests() throws IOException {
    List<Path> all = longFiles();
    List<Path> without = all.stream().filter(file -> !Files.exists(testOf(file))).toList();
    double share = 1 - (double) without.size() / all.size();
    assertTrue(
        share >= LEAST_SHARE,
        () ->
            Text.format(
                "of %d files of %d lines or more, %.2f have a test of their name, and it must be"
                    + " %.2f; give a test the name of what it tests, or split one. Without: %s",
                all.size(), LONG, share, LEAST_SHARE, without));
  }

  @Test
  void theTestStandsBesideItsClass() {
    assertEquals(
        Path.of("src/test/java/dev/graft/run/RunTest.java"),
        testOf(Path.of("dev/graft/run/Run.java")));
  }
}
