package dev.graft.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.internal.Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide shows of servers compiles; it is no cell that runs, since no server is there. */
class GuideLinesTest {
  private static final Path PAGE = Path.of("src/guide/results-from-elsewhere.md");
  @TempDir Path folder;

  private static final Pattern LINES = Pattern.compile("(?:\n {4}\\S.*)(?:\n {4}.*)*");

  @Test
  void linesOfTheGuideCompile() throws IOException {
    String page = Files.readString(PAGE);
    String part = page.substring(page.indexOf("## MLflow"), page.indexOf("## When an arm"));
    List<String> blocks = LINES.matcher(part).results().map(MatchResult::group).toList();
    assertEquals(2, blocks.size());
    String all =
        Text.format("%s\n}\n{\nvar server = MlflowServer.at(\"http://h\");\n%s", blocks.toArray());
    assertEquals(List.of(), errors(all));
  }

  private List<String> errors(String lines) {
    String text =
        "import dev.graft.tracker.*;\nclass Lines {\nstatic void lines("
            + "dev.graft.analysis.Comparison comparison) throws Exception {\n{\n"
            + lines
            + "\n}\n}\n}\n";
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Lines.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return text;
          }
        };
    compiler.getTask(null, null, told, options, null, List.of(file)).call();
    return told.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getMessage(null))
        .toList();
  }
}
