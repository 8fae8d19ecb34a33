package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.internal.Text;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells on the guide's page of notebooks compile, one after the other. */
class NotebooksGuideTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      "import dev.graft.data.*; import dev.graft.experiment.*; import dev.graft.model.*;"
          + " import dev.graft.recipe.*;";

  @TempDir Path folder;

  @Test
  void theSnippetsCompile() throws Exception {
    String page = Files.readString(Path.of("src", "guide", "notebooks.md"));
    List<String> blocks = BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
    assertEquals(2, blocks.size());
    String body = blocks.stream().collect(Collectors.joining("\n"));
    Path file =
        Files.writeString(
            folder.resolve("Cells.java"),
            Text.format("%s%nclass Cells {%n  void run() {%n%s%n  }%n}%n", IMPORTS, body));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(file)).call();
    }
    assertEquals("", errors.toString());
  }
}
