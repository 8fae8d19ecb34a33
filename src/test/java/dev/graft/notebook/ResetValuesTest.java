package dev.graft.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    cells("var split = List.of(5);", "all.size()");
    assertEquals(
        List.of(
            words("all", "[3]: var arms = split.size() + 1;", "[4]: var all = Map.of(\"arms\",")),
        said);
  }

  @Test
  void whatIsShownAsNullIsExplainedToo() {
    cells("var split = List.of(5);", "all");
    assertEquals(1, said.size());
  }

  @Test
  void aNumberThatBecameZeroIsExplainedToo() {
    cells("var split = List.of(5);", "var twice = 2 * arms;");
    assertEquals(List.of(words("arms", "[3]: var arms = split.size() + 1;")), said);
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
    cells(
        "var split = List.of(5);",
        "var arms = split.size() + 1;",
        "var split = List.of(5, 10);",
        "var twice = 2 * arms;");
    assertEquals(List.of(words("arms", "[7]: var arms = split.size() + 1;")), said);
  }

  @Test
  void aKernelThatCountsNotGivesTheLinesAlone() {
    said.clear();
    ResetValues.watchKernel(new Evaluator(shell), said::add);
    cells("var split = List.of(5);", "var arms = split.size();", "var split = List.of(7);");
    cells("arms + 1");
    assertTrue(said.contains(words("arms", "var arms = split.size();")), said::toString);
  }

  @Test
  void anErrorOfTheUsersOwnIsLeftAlone() {
    cells("var split = List.of(5);", "apart.charAt(99)", "List.of().get(0)");
    assertEquals(List.of(), said);
  }
}
