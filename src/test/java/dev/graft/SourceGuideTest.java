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

/** Every line of Java on the guide's page on sources compiles against the library. */
class SourceGuideTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theSnippetsCompile() throws Exception {
    String page = Files.readString(Path.of("src", "guide", "select-source.md"));
    List<String> lines =
        BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines()).toList();
    assertTrue(lines.size() > 25, lines.size() + " lines");
    String imports = lines.stream().filter(this::isImport).collect(Collectors.joining("\n"));
    String body = lines.stream().filter(l -> !isImport(l)).collect(Collectors.joining("\n"));
    String source =
        Text.format(
            "%s\nclass Snippets {\n  void run() throws Exception {\n%s\n  }\n}\n", imports, body);
    assertEquals("", JavaSource.errors(folder, source));
  }

  private boolean isImport(String line) {
    return line.startsWith("import ");
  }
}
