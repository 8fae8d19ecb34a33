package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of Java that the README shows compiles against the library. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theSnippetsCompile() throws Exception {
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertEquals(3, blocks.size());
    String imports = lines(blocks.get(0), line -> line.startsWith("import"));
    Matcher version = Pattern.compile("dev.graft:graft:(\\S+)").matcher(blocks.get(0));
    assertTrue(version.find());
    assertEquals(Graft.version(), version.group(1));
    String body = String.join("\n", blocks.subList(1, 3));
    String source =
        "import java.nio.file.*;\n%s\nclass Snippets {\n  void run() throws Exception {\n%s\n  }\n}\n"
            .formatted(imports, body);
    Path file = Files.writeString(folder.resolve("Snippets.java"), source);
    assertEquals("", compilerErrors(file));
  }

  private String compilerErrors(Path file) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjects(file);
      compiler.getTask(errors, files, null, options, null, sources).call();
    }
    return errors.toString();
  }

  private static String lines(String block, java.util.function.Predicate<String> wanted) {
    return block.lines().filter(wanted).collect(Collectors.joining("\n"));
  }
}
