package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Verdict;
import dev.graft.internal.Text;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to results from elsewhere shows is what happens. */
class ResultsGuideTest {
  private static final Path GUIDE = Path.of("src/guide/results-from-elsewhere.md");
  private static final String SOURCE =
      """
      import dev.graft.analysis.*;
      import dev.graft.chart.*;
      import dev.graft.csv.*;
      import dev.graft.run.*;
      import java.nio.file.Path;
      public class Cells implements java.util.function.Supplier<Comparison> {
        public Comparison get() {
      %s
          return comparison;
        }
      }
      """;

  @TempDir Path folder;

  private static List<String> blocks(String language) throws Exception {
    Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    return block.matcher(Files.readString(GUIDE)).results().map(found -> found.group(1)).toList();
  }

  private Comparison run(String cells) throws Exception {
    Path file = Files.writeString(folder.resolve("Cells.java"), Text.format(SOURCE, cells));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjects(file);
      compiler.getTask(errors, files, null, options, null, sources).call();
    }
    assertEquals("", errors.toString());
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Object cell = loader.loadClass("Cells").getConstructor().newInstance();
      return (Comparison) ((java.util.function.Supplier<?>) cell).get();
    }
  }

  private static List<String> quoted() throws Exception {
    Pattern quote = Pattern.compile("(?m)^> (.+)$");
    return quote.matcher(Files.readString(GUIDE)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void theCellsSayWhatTheGuideSays() throws Exception {
    List<String> cells = blocks("java");
    assertEquals(3, cells.size());
    Path report = folder.resolve("report.html");
    String body = cells.get(0) + cells.get(1).replace("target/report.html", report.toString());
    Verdict verdict = run(body).verdict("fine-tuned");
    assertTrue(verdict.toString().startsWith(quoted().get(0)), verdict.toString());
    assertTrue(Files.readString(report).contains(quoted().get(0)));
    Verdict ofErrors = run(cells.get(2)).verdict("fine-tuned");
    assertEquals(2, quoted().size());
    assertTrue(ofErrors.toString().startsWith(quoted().get(1)), ofErrors.toString());
  }

  @Test
  void thePythonIsThatOfTheScript() throws Exception {
    String script = Files.readString(Path.of("src/guide/results_from_elsewhere.py"));
    assertTrue(script.endsWith(blocks("python").get(0)));
  }
}
