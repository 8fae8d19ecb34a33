package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.Engines;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The keys of runs, the first weights of new layers and the ledger of looks against a record: who
 * rearranges code or polishes a sentence must not lose stored runs or count a look twice.
 */
@Tag("engine")
class PlanKeysTest {
  /**
   * Writes the record of the engine in use into a folder, {@code src/test/resources/dev/graft}:
   *
   * <pre>
   * mvn -Pbench test-compile exec:java -Dexec.mainClass=dev.graft.experiment.PlanKeysTest
   *     -Dexec.args=src/test/resources/dev/graft -Dgraft.engine=MXNet
   *     -Duser.language=en -Duser.country=US
   * </pre>
   *
   * <p>One may record anew where results of a plan do change and a version says so (Plan.ALGORITHM,
   * a backbone's, a method's, that of draws or of shipped data), or where plans are added to the
   * fixtures; never because a key has changed and nobody knows why: every stored run with such a
   * key would be lost. Record for both engines, and read in the difference that only the lines have
   * changed that were meant to.
   */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = lines(Files.createTempDirectory("keys"));
    Files.write(Path.of(arguments[0]).resolve(name()), lines);
  }

  private static String name() {
    return "keys-" + Engines.name() + ".txt";
  }

  private static List<String> lines(Path folder) {
    List<String> lines = new ArrayList<>(KeyLines.ofPlans());
    TinyExperiment tiny = new TinyExperiment(folder);
    tiny.experiment().run();
    tiny.look();
    lines.addAll(KeyLines.counted("ledger", tiny.ledger()));
    return lines;
  }

  /** The lines on record for the engine in use. */
  static List<String> recorded() throws IOException, URISyntaxException {
    return Files.readAllLines(
        Path.of(PlanKeysTest.class.getResource("/dev/graft/" + name()).toURI()));
  }

  @Test
  void everyKeyIsTheOneOnRecord(@TempDir Path folder) throws Exception {
    List<String> differences = KeyLines.differences(recorded(), lines(folder));
    assertFalse(recorded().stream().anyMatch(line -> line.contains("| broke |")), "all were made");
    assertEquals("", String.join("\n", differences), "keys and what enters them");
  }

  @Test
  void aDifferenceNamesThePlanAndTheProperty() {
    List<String> before = List.of("frozen | key | a", "frozen | recipe | b", "gone | key | c");
    List<String> now = List.of("frozen | key | a", "frozen | recipe | d");
    assertEquals(
        List.of(
            "frozen | recipe: expected <b> but was <d>",
            "gone | key: expected <c> but was <no such line>"),
        KeyLines.differences(before, now));
    assertTrue(KeyLines.differences(now, now).isEmpty());
  }
}
