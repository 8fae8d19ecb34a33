package dev.graft.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.JavaSource;
import dev.graft.internal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide shows of servers compiles; it is no cell that runs, since no server is there. */
class GuideLinesTest {
  private static final Path PAGE = Path.of("src/guide/results-from-elsewhere.md");
  private static final Pattern LINES = Pattern.compile("(?:\n {4}\\S.*)(?:\n {4}.*)*");

  @TempDir Path folder;

  @Test
  void linesOfTheGuideCompile() throws Exception {
    String page = Files.readString(PAGE);
    String part = page.substring(page.indexOf("## MLflow"), page.indexOf("## When an arm"));
    List<String> blocks = LINES.matcher(part).results().map(MatchResult::group).toList();
    assertEquals(2, blocks.size());
    String all =
        Text.format("%s\n}\n{\nvar server = MlflowServer.at(\"http://h\");\n%s", blocks.toArray());
    String source =
        "import dev.graft.tracker.*;\nclass Lines {\nstatic void lines("
            + "dev.graft.analysis.Comparison comparison) throws Exception {\n{\n"
            + all
            + "\n}\n}\n}\n";
    assertEquals("", JavaSource.errors(folder, source));
  }
}
