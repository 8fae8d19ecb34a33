package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import dev.graft.internal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells on the guide's page of notebooks compile, and what it says of outputs is true. */
class NotebooksGuideTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      "import dev.graft.data.*; import dev.graft.experiment.*; import dev.graft.model.*;"
          + " import dev.graft.recipe.*;";

  @TempDir Path folder;

  private record Notebook(List<Part> cells) {}

  private record Part(List<Output> outputs) {}

  private record Output(Map<String, JsonElement> data) {
    /** Characters of all that is shown. */
    int size() {
      return data == null ? 0 : data.values().stream().mapToInt(v -> v.toString().length()).sum();
    }
  }

  /** What the page says of the outputs' size, on the notebooks as they are stored. */
  @Test
  void outputsAreAsSmallAsThePageSays() throws Exception {
    String page = Files.readString(Path.of("src", "guide", "notebooks.md"));
    assertTrue(page.contains("Nine outputs in ten stay under 120 kB;"), "the page's words");
    assertTrue(page.contains("under 400 kB."), "the page's words");
    List<Integer> sizes = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).toList()) {
        new Gson()
            .fromJson(Files.readString(file), Notebook.class).cells().stream()
                .flatMap(cell -> Stream.ofNullable(cell.outputs()).flatMap(List::stream))
                .forEach(output -> sizes.add(output.size()));
      }
    }
    assertTrue(sizes.size() > 100, sizes::toString);
    assertTrue(sizes.stream().allMatch(size -> size < 400_000), sizes::toString);
    long small = sizes.stream().filter(size -> size < 120_000).count();
    assertTrue(small > 0.9 * sizes.size(), small + " of " + sizes.size());
  }

  @Test
  void theSnippetsCompile() throws Exception {
    String page = Files.readString(Path.of("src", "guide", "notebooks.md"));
    List<String> blocks = BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
    assertEquals(2, blocks.size());
    String body = blocks.stream().collect(Collectors.joining("\n"));
    String source = Text.format("%s%nclass Cells {%n  void run() {%n%s%n  }%n}%n", IMPORTS, body);
    assertEquals("", JavaSource.errors(folder, source));
  }
}
