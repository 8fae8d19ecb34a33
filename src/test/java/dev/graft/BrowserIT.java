package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import dev.graft.NotebookRunner.Script;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A notebook in JupyterLab, run and stopped by a user's own means in a headless browser. */
class BrowserIT {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final double SECONDS_TO_STOP = 10;

  /** What a cell showed. */
  private record Cell(
      double seconds, String text, int tables, int images, int figures, int stored) {}

  /** What there was to see: the short cells, the long one stopped and again, the hosts asked. */
  private record Seen(
      List<Cell> cells, Cell stopped, Cell again, List<String> pictures, List<String> hosts) {}

  private static final Script NOTEBOOK =
      new Script(
          "java",
          List.of(
              "%maven dev.graft:graft:" + Graft.version(),
              """
              var split = Digits.all().perClass(5, 5).withTestRows(100);
              split
              """,
              """
              var network = FashionNet.clothing().withoutHead().frozen()
                  .withHead(Head.linear(split.data().classes()));
              var recipe = Recipe.withDefaults().withPasses(3);
              var experiment = Experiment.on(split).withSeeds(1, 2)
                  .withArm("scratch", network.fromScratch(), recipe)
                  .withArm("frozen", network, recipe);
              Comparison.of(experiment.run()).against("scratch")
              """,
              "Charts.accuracy(experiment.runs())",
              """
              Experiment.on(split).withSeeds(1).withWorkers(1)
                  .withArm("short", network.fromScratch(), recipe.withPasses(1))
                  .withArm("long", network.fromScratch(), recipe.withPasses(400))
                  .run()
              """));

  @Test
  void aNotebookIsRunAndStoppedAndRunAgain() throws Exception {
    assumeTrue(
        BROWSERS.stream().anyMatch(BrowserIT::isOnThePath),
        "skipped: none of " + BROWSERS + " is on the PATH; `apt-get install chromium` brings one");
    Seen seen = drive();
    Cell split = seen.cells().get(1);
    assertTrue(split.text().contains("Digits, split into 5 training"), split::toString);
    assertTrue(split.tables() == 1 && split.images() >= 10, split::toString);
    Cell comparison = seen.cells().get(2);
    assertTrue(comparison.text().contains("frozen: "), comparison::toString);
    assertTrue(comparison.text().contains("to know beside it"), comparison::toString);
    assertTrue(comparison.text().contains("4 runs: 4 computed"), comparison::toString);
    assertEquals(2, comparison.images(), "intervals, and folded the curves");
    Cell chart = seen.cells().get(3);
    assertTrue(chart.figures() >= 1 && chart.text().contains("Test accuracy"), chart::toString);
    assertStopped(seen.stopped());
    assertTrue(
        seen.again().text().contains("1 computed, 1 of them continued, 1 from the store"),
        seen.again()::text);
    assertEquals(List.of("127.0.0.1"), seen.hosts());
    assertEquals(4, seen.pictures().size());
    for (String picture : seen.pictures()) {
      assertTrue(Files.size(Path.of(picture)) > 50_000, picture);
    }
  }

  /** It ended at once and says that nothing is lost, and what the next run will do. */
  private static void assertStopped(Cell stopped) {
    assertTrue(stopped.seconds() < SECONDS_TO_STOP, stopped::toString);
    assertTrue(stopped.text().contains("interrupted"), stopped::text);
    String kept = "nothing is lost: 1 of 2 runs ended and is kept, 1 more keeps";
    assertTrue(stopped.text().contains(kept), stopped::text);
    assertTrue(stopped.text().contains("run the cell again to go on"), stopped::text);
    assertEquals(1, stopped.stored(), stopped::toString);
  }

  private static boolean isOnThePath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Seen drive() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "browser"));
    Path notebook = NOTEBOOK.write(folder.resolve("browser.ipynb"));
    Path result = folder.resolve("seen.json");
    Files.deleteIfExists(result);
    List<String> command =
        List.of(
            "python3",
            "src/test/jupyter/checks.py",
            "browser",
            "--jar",
            System.getProperty("graft.jar"),
            "--pom",
            System.getProperty("graft.pom"),
            "--notebook",
            notebook.toString(),
            "--saved",
            "notebooks/00-quickstart.ipynb",
            "--result",
            result.toString());
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    assertEquals(0, status);
    return new Gson().fromJson(Files.readString(result), Seen.class);
  }
}
