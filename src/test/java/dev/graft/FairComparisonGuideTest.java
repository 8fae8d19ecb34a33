package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.internal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's cells compile, one after the other. */
class FairComparisonGuideTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theSnippetsCompile() throws Exception {
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(Path.of("src/guide/fair-comparison.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertEquals(7, blocks.size());
    String source =
        Text.format(
            "%s%nclass Cells {%n  void run() throws Exception {%n%s%n  }%n}%n",
            blocks.get(0), String.join("\n", blocks.subList(1, blocks.size())));
    assertEquals("", JavaSource.errors(folder, source));
  }
}
