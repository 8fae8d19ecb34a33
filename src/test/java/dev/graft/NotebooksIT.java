package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.graft.NotebookRunner.Cell;
import dev.graft.NotebookRunner.Row;
import dev.graft.NotebookRunner.Script;
import dev.graft.cluster.SparkHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every notebook runs from top to bottom, through the real kernel and on the jar just built. */
class NotebooksIT {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final Path QUICKSTART = NOTEBOOKS.resolve("00-quickstart.ipynb");

  /**
   * Three minutes on an idle core, which a busy or slower one makes longer: what takes more comes
   * stored.
   */
  private static final double MOST_SECONDS = 420;

  private static final double MOST_SECONDS_OF_ALL = 4200;

  /** Which of the others read runs that come with them, by what the line under the runs says. */
  private static final Set<String> WITH_STORED_RUNS =
      Set.of(
          "01-negative-transfer.ipynb",
          "14-train.ipynb",
          "15-fine-tune.ipynb",
          "20-domain-adaptation.ipynb",
          "21-partial-labels.ipynb");

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
    assertTrue(
        row.processorSeconds() < MOST_SECONDS,
        () -> row.name() + ": " + row.processorSeconds() + " seconds of processor");
  }

  private static void assertRanWithStoredRuns(Row row) throws IOException {
    assertRan(row);
    String shown = Files.readString(NotebookRunner.RESULTS.resolve(row.name()));
    assertEquals(
        WITH_STORED_RUNS.contains(row.name()),
        shown.contains("stored, trained on 20"),
        "stored runs are shown");
  }

  @TestFactory
  Stream<DynamicTest> otherNotebooks() throws Exception {
    List<Path> others = others();
    Map<String, String> spark =
        SparkHome.fetched().map(home -> Map.of("SPARK_HOME", home.toString())).orElse(Map.of());
    List<Row> rows =
        others.isEmpty() ? List.of() : NotebookRunner.run(spark, others, "--jobs", "2");
    assertEquals(
        others.stream().map(path -> path.getFileName().toString()).toList(),
        rows.stream().map(Row::name).toList());
    double all = rows.stream().mapToDouble(Row::processorSeconds).sum();
    return Stream.concat(
        rows.stream().map(row -> dynamicTest(row.name(), () -> assertRanWithStoredRuns(row))),
        Stream.of(dynamicTest("all", () -> assertTrue(all < MOST_SECONDS_OF_ALL, all + " s"))));
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
