package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Java of its own that lacks an engine's libraries says which line to add. */
class MissingEngineTest {
  @TempDir Path home;

  /** Asks for the engine. */
  public static final class Ask {
    private Ask() {}

    /** Prints the words of the error. */
    public static void main(String[] arguments) {
      try {
        Engines.current();
      } catch (IllegalStateException e) {
        throw new IllegalStateException("WORDS " + e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, aarch64, osx-aarch64",
    "Mac OS X, x86_64, osx-x86_64",
    "Windows 11, amd64, win-x86_64"
  })
  void aSystemIsNamedAsTheNativeLibrariesAre(String name, String processor, String classifier) {
    assertEquals(classifier, Engines.system(name, processor));
  }

  @ParameterizedTest
  @CsvSource({
    "MXNet, mxnet-native, %maven ai.djl.mxnet:mxnet-native-mkl:jar:linux-x86_64:1.9.1",
    "PyTorch, pytorch-, %maven ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.7.1"
  })
  void itIsNamedWithTheLineToAdd(String engine, String without, String line) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(without))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-DDJL_CACHE_DIR=" + home,
                "-Dgraft.engine=" + engine,
                "-cp",
                classPath,
                Ask.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    assertTrue(said.contains("WORDS engine '" + engine + "' has no library"), said);
    assertTrue(said.contains(line), said);
  }
}
