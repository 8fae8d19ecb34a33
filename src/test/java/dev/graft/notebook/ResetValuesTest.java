package dev.graft.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A value that jshell has emptied is named with the cells that make it again. */
class ResetValuesTest {
  private final List<String> said = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger(1);
  private JShell shell;

  @BeforeEach
  void start() {
    shell = JShell.builder().executionEngine("local").build();
    ResetValues.watchKernel(new Kernel(new Evaluator(shell), next), said::add);
    cells(
        "import java.util.*;",
        "var split = List.of(5, 10);",
        "var arms = split.size() + 1;",
        "var all = Map.of(\"arms\",\n  arms, \"split\", split.size());",
        "var apart = \"split\";");
  }

  @AfterEach
  void stop() {
    shell.close();
  }

  /** Holds its shell as IJava's does, one part deeper. */
  private record Kernel(Evaluator evaluator, AtomicInteger next) {}

  private record Evaluator(JShell shell) {}

  private void cells(String... cells) {
    for (String cell : cells) {
      next.getAndIncrement(); // as the kernels do, before a cell runs
      shell.eval(cell);
    }
  }

  private static String words(String name, String... lines) {
    return name
        + ": empty since split was declared anew, from which it was made. Run again, from top to"
        + " bottom, the cells with\n  "
        + String.join("\n  ", lines)
        + "\nand then this one.";
  }

  @Test
  void aLaterCellNamesTheCellsToRunAgain() {
    cells("var split = List.of(5);");
    assertEquals(
        words("all", "[3]: var arms = split.size() + 1;", "[4]: var all = Map.of(\"arms\","),
        failure("all.size()"));
    assertEquals(List.of(), said);
  }

  /** The words of the cell's error, which both kernels print with its stack. */
  private String failure(String cell) {
    RuntimeException thrown = assertThrows(RuntimeException.class, () -> cells(cell));
    StringWriter printed = new StringWriter();
    thrown.printStackTrace(new PrintWriter(printed, true));
    return printed.toString().strip();
  }

  @Test
  void whatIsAssignedIsThereAgain() {
    cells("var split = List.of(5);", "arms = 7;", "arms + 1");
    assertEquals(List.of(), said);
    assertTrue(failure("all.size()").startsWith("all: empty"));
  }

  @Test
  void whatFailedSinceAValueWasEmptyIsEmptyItself() {
    cells("var size = all.size();", "var split = List.of(5);");
    failure("Integer first = all.get(\"arms\");");
    assertEquals(
        words(
            "first",
            "[3]: var arms = split.size() + 1;",
            "[4]: var all = Map.of(\"arms\",",
            "[8]: Integer first = all.get(\"arms\");"),
        failure("first.toString()"));
  }

  /** What is another value of the same name, or may be, does not end its cell. */
  @Test
  void aNameOfTheCellsOwnIsToldAlone() {
    cells(
        "var split = List.of(5);",
        "List.of(1, 2).stream().map(arms -> arms + 1).toList();",
        "for (int arms = 0; arms < 2; arms++) {}",
        "List.of(1, 2).stream().reduce((all, arms) -> all + arms).get();");
    assertEquals(3, said.size());
  }

  @Test
  void whatIsShownAsNullIsExplainedToo() {
    cells("var split = List.of(5);");
    assertTrue(failure("all").startsWith("all: empty since split"));
  }

  @Test
  void aNumberThatBecameZeroIsExplainedToo() {
    cells("var split = List.of(5);");
    assertEquals(
        words("arms", "[3]: var arms = split.size() + 1;"), failure("var twice = 2 * arms;"));
  }

  @Test
  void aNameInATextOrAComment() {
    cells("var split = List.of(5);", "\"all\".length() // not all", "/* all */ apart.length()");
    assertEquals(List.of(), said);
  }

  @Test
  void cellsRunAgainFromTopToBottomSayNothing() {
    cells(
        "var split = List.of(5);",
        "var arms = split.size() + 1;",
        "var all = Map.of(\"arms\", arms);",
        "all.size()",
        "apart.length()");
    assertEquals(List.of(), said);
  }

  @Test
  void afterOneOfThemIsRunTheOthersAreStillNamed() {
    cells("var split = List.of(5);", "var all = Map.of(\"split\", split);", "all.size()");
    assertEquals(List.of(), said);
  }

  @Test
  void aCellHasTheNumberOfItsLastRun() {
    cells("var split = List.of(5);", "var arms = split.size() + 1;", "var split = List.of(5, 10);");
    assertEquals(words("arms", "[7]: var arms = split.size() + 1;"), failure("2 * arms"));
  }

  @Test
  void aKernelThatCountsNotGivesTheLinesAlone() {
    try (JShell other = JShell.builder().executionEngine("local").build()) {
      ResetValues.watchKernel(new Evaluator(other), said::add);
      List.of("var split = \"ab\";", "var size = split.length();", "var split = \"abc\";")
          .forEach(other::eval);
      var thrown = assertThrows(RuntimeException.class, () -> other.eval("size + 1"));
      assertEquals(words("size", "var size = split.length();"), thrown.getMessage());
    }
  }

  @Test
  void anErrorOfTheUsersOwnIsLeftAlone() {
    cells("var split = List.of(5);", "apart.charAt(99)", "List.of().get(0)");
    assertEquals(List.of(), said);
  }
}
