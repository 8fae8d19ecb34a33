package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.graft.NotebookRunner.Cell;
import dev.graft.NotebookRunner.Row;
import dev.graft.NotebookRunner.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every notebook runs from top to bottom, through the real kernel and on the jar just built. */
class NotebooksIT {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final Path QUICKSTART = NOTEBOOKS.resolve("00-quickstart.ipynb");

  @Test
  void quickstartNeedsNoNetworkAndFitsOneCoreAndTwoGibibytes() throws Exception {
    List<Row> rows =
        NotebookRunner.run(
            List.of(QUICKSTART), "--strict-offline", "--memory-limit", "2g", "--one-core");
    assertEquals(1, rows.size());
    assertRan(rows.get(0));
    String shown = Files.readString(NotebookRunner.RESULTS.resolve(QUICKSTART.getFileName()));
    assertTrue(
        shown.contains("Stored, not trained here: twin ("), "the twin's runs were not found");
  }

  private static void assertRan(Row row) {
    row.assertRan();
    NotebookKeys.assertFound(row.name().replace(".ipynb", ""));
  }

  @TestFactory
  Stream<DynamicTest> otherNotebooks() throws Exception {
    List<Path> others = others();
    List<Row> rows = others.isEmpty() ? List.of() : NotebookRunner.run(others, "--jobs", "2");
    assertEquals(
        others.stream().map(path -> path.getFileName().toString()).toList(),
        rows.stream().map(Row::name).toList());
    return rows.stream().map(row -> dynamicTest(row.name(), () -> assertRan(row)));
  }

  @Test
  void oneMavenLineIsAllThatANotebookNeeds() throws Exception {
    List<String> cells =
        List.of(
            "%maven dev.graft:graft:" + Graft.version() + "\nvar digits = Digits.all();\ndigits",
            "List.of(Graft.version(), Path.of(\"photos\"), Outcome.HELPS, Palette.class,"
                + " Head.linear(digits.classes()), Recipe.withDefaults(), Arm.class, Curve.class)",
            "Digits.all().perClass(2, 2).show();\nint after = 1;");
    List<Cell> shown =
        NotebookRunner.execute(Map.of(), "one-line.ipynb", new Script("java", cells));
    assertTrue(shown.get(0).last().get("text/html").startsWith("<p>Digits, 1,797 pictures"));
    assertTrue(
        shown.get(1).last().get("text/plain").startsWith("[" + Graft.version() + ", photos"));
    assertEquals(1, shown.get(2).outputs().size());
    assertTrue(shown.get(2).last().get("text/html").startsWith("<p>Digits, split into 2 training"));
  }

  @Test
  void aCellThatUsesAnEmptiedValueNamesTheCellsToRunAgain() throws Exception {
    List<String> cells =
        List.of(
            "%maven dev.graft:graft:" + Graft.version(),
            "var split = Digits.all().perClass(5, 5);",
            "var all = Experiment.on(split).withSeeds(1);",
            "var split = Digits.all().perClass(5, 10);",
            "all.run()");
    String said = NotebookRunner.failure(Map.of(), "emptied.ipynb", new Script("java", cells));
    assertTrue(said.contains("all: empty since split was declared anew"), said);
    assertFalse(said.contains("NullPointerException"), said);
    assertFalse(said.contains("\tat "), said);
    assertTrue(said.contains("\n  [3]: var all = Experiment.on(split).withSeeds(1);\n"), said);
  }

  private static List<Path> others() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb") && !file.equals(QUICKSTART))
          .sorted()
          .toList();
    }
  }
}
