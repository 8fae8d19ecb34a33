package dev.graft.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refusal is shown with the user's lines alone. */
class BriefTracesTest {
  private JShell shell;

  @BeforeEach
  void start() {
    shell = JShell.builder().executionEngine("local").build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    BriefTraces.watchKernel(new Kernel(shell));
  }

  @AfterEach
  void stop() {
    shell.close();
  }

  private record Kernel(JShell shell) {}

  /** As the kernel gets it. */
  private List<StackTraceElement> trace(String... cells) {
    SnippetEvent last =
        Stream.of(cells).map(cell -> shell.eval(cell).get(0)).toList().get(cells.length - 1);
    return List.of(assertInstanceOf(EvalException.class, last.exception()).getStackTrace());
  }

  /** It is thrown without a word to Check, which would cut it by itself. */
  @Test
  void aRefusalHasTheUsersLinesAlone() {
    List<StackTraceElement> trace =
        trace("void ask() {\n  int line = 2;\n  dev.graft.stats.Halves.of(1);\n}", "ask();");
    assertEquals(List.of("#1", "#2"), trace.stream().map(StackTraceElement::getFileName).toList());
    assertEquals(3, trace.get(0).getLineNumber());
  }

  @Test
  void anErrorThatIsNoRefusalKeepsItsTrace() {
    List<StackTraceElement> trace = trace("new dev.graft.run.RateEdge(null).side();");
    assertTrue(trace.get(0).getClassName().startsWith("dev.graft."), trace.toString());
  }

  @Test
  void anotherLibrarysRefusalKeepsItsTrace() {
    List<StackTraceElement> trace = trace("new java.util.ArrayList<String>(-1);");
    assertTrue(trace.size() > 1, trace.toString());
  }
}
