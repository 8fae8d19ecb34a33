package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every notebook runs from top to bottom, through the real kernel and on the jar just built. */
class NotebooksIT {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final String QUICKSTART = "00-quickstart.ipynb";

  /** What graft.py says of one notebook; {@code error} is null where all went well. */
  private record Row(String name, boolean ok, double seconds, double peakMiB, String error) {}

  @Test
  void quickstartNeedsNoNetworkAndFitsOneCoreAndTwoGibibytes() throws Exception {
    List<Row> rows =
        run(List.of(QUICKSTART), "--strict-offline", "--memory-limit", "2g", "--one-core");
    assertEquals(1, rows.size());
    assertRan(rows.get(0));
  }

  @TestFactory
  Stream<DynamicTest> otherNotebooks() throws Exception {
    List<String> names = others();
    List<Row> rows = names.isEmpty() ? List.of() : run(names, "--jobs", "2");
    assertEquals(names, rows.stream().map(Row::name).toList());
    return rows.stream().map(row -> dynamicTest(row.name(), () -> assertRan(row)));
  }

  private static void assertRan(Row row) {
    assertTrue(row.ok(), () -> row.name() + ": " + row.error());
  }

  private static List<String> others() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb") && !name.equals(QUICKSTART))
          .sorted()
          .toList();
    }
  }

  private static List<Row> run(List<String> names, String... options) throws Exception {
    Path report = Path.of("target", "notebooks", "report.json");
    Files.deleteIfExists(report);
    List<String> command =
        new ArrayList<>(List.of("python3", "src/jupyter/graft.py", "--no-build"));
    command.addAll(List.of("--jar", System.getProperty("graft.jar")));
    command.addAll(List.of("--pom", System.getProperty("graft.pom")));
    command.addAll(Arrays.asList(options));
    command.add("--notebooks");
    names.forEach(name -> command.add(NOTEBOOKS.resolve(name).toString()));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    assertTrue(Files.isRegularFile(report), () -> "graft.py (exit " + status + ") wrote no report");
    return List.of(new Gson().fromJson(Files.readString(report), Row[].class));
  }
}
