package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs notebooks as a user does, through graft.py, on the jar just built. */
final class NotebookRunner {
  /** Where graft.py leaves what it executed. */
  static final Path RESULTS = Path.of("target", "notebooks");

  private NotebookRunner() {}

  /**
   * What graft.py says of one notebook; {@code error} is null where all went well, and the
   * processor seconds are 0 where the system does not tell.
   */
  record Row(
      String name,
      boolean ok,
      double seconds,
      double processorSeconds,
      double peakMiB,
      String error) {
    void assertRan() {
      assertTrue(ok, () -> name + ": " + error);
    }
  }

  static List<Row> run(List<Path> notebooks, String... options) throws Exception {
    return run(Map.of(), notebooks, options);
  }

  /** The same with these environment variables. */
  static List<Row> run(Map<String, String> variables, List<Path> notebooks, String... options)
      throws Exception {
    Path report = RESULTS.resolve("report.json");
    Files.deleteIfExists(report);
    List<String> command =
        new ArrayList<>(List.of("python3", "src/jupyter/graft.py", "--no-build"));
    command.addAll(List.of("--jar", System.getProperty("graft.jar")));
    command.addAll(List.of("--pom", System.getProperty("graft.pom")));
    command.addAll(Arrays.asList(options));
    command.add("--notebooks");
    notebooks.forEach(notebook -> command.add(notebook.toString()));
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process.environment().putAll(variables);
    int status = process.start().waitFor();
    assertTrue(Files.isRegularFile(report), () -> "graft.py (exit " + status + ") wrote no report");
    return List.of(new Gson().fromJson(Files.readString(report), Row[].class));
  }

  /** Runs a notebook of a test's own and returns the outputs of its cells. */
  static List<Cell> execute(Map<String, String> variables, String name, Script script)
      throws Exception {
    Path notebook = script.write(Path.of("target", "test-notebooks", name));
    List<Row> rows = run(variables, List.of(notebook));
    assertEquals(1, rows.size());
    rows.get(0).assertRan();
    return Cell.of(RESULTS.resolve(name));
  }

  /** Runs a notebook of a test's own, of which a cell fails, and returns its error. */
  static String failure(Map<String, String> variables, String name, Script script)
      throws Exception {
    Path notebook = script.write(Path.of("target", "test-notebooks", name));
    Row row = run(variables, List.of(notebook)).get(0);
    assertFalse(row.ok(), row::toString);
    return row.error();
  }

  /** The cells of a notebook and the name of its kernel. */
  record Script(String kernel, List<String> cells) {
    Path write(Path file) throws Exception {
      Map<String, Object> specification =
          Map.of("name", kernel, "display_name", kernel, "language", "java");
      List<Map<String, Object>> written = new ArrayList<>();
      for (String source : cells) {
        Map<String, Object> cell = new java.util.LinkedHashMap<>();
        cell.put("cell_type", "code");
        cell.put("id", "cell-" + written.size());
        cell.put("execution_count", null);
        cell.put("metadata", Map.of());
        cell.put("outputs", List.of());
        cell.put("source", source);
        written.add(cell);
      }
      Map<String, Object> notebook =
          Map.of(
              "nbformat",
              4,
              "nbformat_minor",
              5,
              "metadata",
              Map.of("kernelspec", specification),
              "cells",
              written);
      Files.createDirectories(file.getParent());
      Gson gson = new com.google.gson.GsonBuilder().serializeNulls().create();
      return Files.writeString(file, gson.toJson(notebook));
    }
  }

  /** What one executed cell shows: its outputs by MIME type, in their order. */
  record Cell(List<Map<String, String>> outputs) {
    /** The last output, which is the value of the cell's last line. */
    Map<String, String> last() {
      return outputs.get(outputs.size() - 1);
    }

    private record Executed(List<ExecutedCell> cells) {}

    private record ExecutedCell(List<Output> outputs) {}

    private record Output(Map<String, com.google.gson.JsonElement> data) {}

    private static List<Cell> of(Path notebook) throws Exception {
      Executed executed = new Gson().fromJson(Files.readString(notebook), Executed.class);
      return executed.cells().stream()
          .map(cell -> new Cell(cell.outputs().stream().map(Cell::texts).toList()))
          .toList();
    }

    private static Map<String, String> texts(Output output) {
      Map<String, String> texts = new java.util.LinkedHashMap<>();
      output.data().forEach((type, data) -> texts.put(type, text(data)));
      return texts;
    }

    /** A notebook keeps a text as a list of its lines. */
    private static String text(com.google.gson.JsonElement data) {
      if (!data.isJsonArray()) {
        return data.isJsonPrimitive() ? data.getAsString() : data.toString();
      }
      StringBuilder joined = new StringBuilder();
      data.getAsJsonArray().forEach(line -> joined.append(line.getAsString()));
      return joined.toString();
    }
  }
}
