package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of Java that the README shows compiles against the library. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("dev.graft:graft:(\\S+)");

  @TempDir Path folder;

  @Test
  void theSnippetsCompile() throws Exception {
    String shown =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    String imports = lines(shown, line -> line.startsWith("import"));
    List<String> versions = ARTIFACT.matcher(shown).results().map(m -> m.group(1)).toList();
    assertEquals(List.of(Graft.version()), versions);
    String body = lines(shown, line -> !line.startsWith("import") && !line.startsWith("%"));
    assertTrue(body.contains("Graft.compare(") && body.contains("Experiment.on("));
    String source =
        Text.format(
            "%s\nclass Snippets {\n  void run() throws Exception {\n%s\n  }\n}\n", imports, body);
    assertEquals("", JavaSource.errors(folder, source));
  }

  /** The lines that add PyTorch, here and in the notebook that runs on it. */
  @Test
  void theLinesOfPyTorchNameTheVersionsOfTheBuild() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    String djl = property(pom, "djl.version");
    String own = property(pom, "pytorch.native.version");
    List<String> lines =
        List.of(
            "%maven ai.djl.pytorch:pytorch-engine:" + djl,
            "%maven ai.djl.pytorch:pytorch-jni:" + own + "-" + djl,
            "%maven ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:" + own);
    for (String page : List.of("README.md", "notebooks/17-your-own-base.ipynb")) {
      String text = Files.readString(Path.of(page));
      lines.forEach(line -> assertTrue(text.contains(line), page + ": " + line));
    }
  }

  private static String property(String pom, String name) {
    return pom.split("<" + name + ">")[1].split("<")[0];
  }

  private static String lines(String block, java.util.function.Predicate<String> wanted) {
    return block.lines().filter(wanted).collect(Collectors.joining("\n"));
  }
}
