package dev.graft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of the runs in the notebooks, as recorded: a reader's stored runs are found again as
 * long as they stay. A line is a notebook's name and the first digits of a key. Record them anew,
 * by {@code main} after {@code mvn verify}, only together with a change that is meant to give other
 * results: of a notebook's plans, of {@code Plan.ALGORITHM}, of data.
 */
final class NotebookKeys {
  private static final String RECORDED = "notebook-keys.txt";
  private static final Path STORES = NotebookRunner.RESULTS.resolve("scratch");

  /** Enough that no two of some thousand keys share them. */
  private static final int DIGITS = 16;

  /**
   * A rate that a search found, or weights that a run left, enter keys of later runs, and another
   * kind of processor gives their last digits otherwise: a third of the keys of 03 rests on none,
   * and a quarter of those of 23.
   */
  private static final double LEAST_WHERE_RESULTS_ENTER = 0.2;

  private static final Set<String> RESULTS_ENTER =
      Set.of(
          "03-textbook-warning",
          "14-train",
          "16-which-layers",
          "23-self-taught",
          "25-text",
          "26-tabular");

  private NotebookKeys() {}

  static void assertFound(String notebook) {
    Set<String> recorded = recorded().getOrDefault(notebook, Set.of());
    Set<String> found = stored(notebook);
    long kept = recorded.stream().filter(found::contains).count();
    double least = RESULTS_ENTER.contains(notebook) ? LEAST_WHERE_RESULTS_ENTER : 1;
    assertTrue(
        kept >= least * recorded.size(),
        () ->
            Text.format(
                "%s: %d of %d recorded keys are not made any more, so stored runs are lost",
                notebook, recorded.size() - kept, recorded.size()));
  }

  private static Map<String, Set<String>> recorded() {
    try (InputStream file = NotebookKeys.class.getResourceAsStream(RECORDED)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .collect(
              Collectors.groupingBy(
                  parts -> parts[0],
                  TreeMap::new,
                  Collectors.mapping(parts -> parts[1], Collectors.toSet())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> stored(String notebook) {
    Path runs = STORES.resolve(notebook).resolve("runs").resolve("runs");
    try (Stream<Path> folders = Files.isDirectory(runs) ? Files.list(runs) : Stream.empty()) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("run.json")))
          .map(folder -> folder.getFileName().toString().substring(0, DIGITS))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes what stands in the stores that the last run of all notebooks left, to the file named.
   */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> stores = Files.list(STORES)) {
      List<String> names = stores.map(path -> path.getFileName().toString()).sorted().toList();
      for (String name : names) {
        stored(name).forEach(key -> lines.add(name + " " + key));
      }
    }
    Files.write(Path.of(arguments[0]), lines);
  }
}
