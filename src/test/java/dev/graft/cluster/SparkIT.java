package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.experiment.Experiment;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster of Spark, which the test fetches and starts, and processes that are killed. */
class SparkIT {
  private static final int RUNS = 9;

  /** Three arms, and the first phase of the fine-tuned one is the frozen one. */
  private static final int ONE_SEED = 3;

  private static LocalSpark spark;
  private static Path home;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    spark = SharedSpark.whole();
    home = folder;
    SparkSweep.experiment(home).run();
  }

  /** The runs of a store by their keys, and when each was written. */
  static Map<String, FileTime> stored(Path store) {
    Map<String, FileTime> found = new TreeMap<>();
    try (Stream<Path> entries = Files.list(store)) {
      for (Path run : entries.map(entry -> entry.resolve("run.json")).toList()) {
        if (Files.exists(run) && run.getParent().getFileName().toString().length() == 64) {
          found.put(run.getParent().getFileName().toString(), Files.getLastModifiedTime(run));
        }
      }
    } catch (IOException e) {
      return found; // not there yet
    }
    return found;
  }

  private static void assertSameAsAtHome(Path store) throws IOException {
    Experiment there = SparkSweep.experiment(store);
    Experiment here = SparkSweep.experiment(home);
    assertEquals(RUNS, here.runs().all().size());
    for (Run run : here.runs().all()) {
      byte[] tensors = RunStore.at(home).tensors(run.key());
      assertArrayEquals(tensors, RunStore.at(store).tensors(run.key()), run::toString);
      assertEquals(withoutTimes(home, run), withoutTimes(store, run), run::toString);
    }
    assertEquals(here.runs().toString(), there.runs().toString());
  }

  private static JsonElement withoutTimes(Path store, Run run) throws IOException {
    return withoutTimes(store.resolve(run.key()));
  }

  private static JsonElement withoutTimes(Path folder) throws IOException {
    String text = Files.readString(folder.resolve("run.json"));
    JsonObject json = JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("run");
    json.getAsJsonObject("budget").remove("seconds");
    json.getAsJsonObject("curve")
        .getAsJsonArray("points")
        .forEach(point -> point.getAsJsonObject().remove("seconds"));
    return json;
  }

  @Test
  void runsOfAClusterThatLosesAnExecutorAreThoseOfALoneMachine(@TempDir Path store)
      throws Exception {
    Process sweep = spark.sweep("killed-executor", store, LocalSpark.SECRET);
    spark.killAnExecutorAtItsTask();
    assertEquals(0, sweep.waitFor(), () -> spark.log("killed-executor"));
    String said = spark.log("killed-executor");
    assertTrue(said.contains("9 runs: 9 computed, 0 from the store"), said);
    assertSameAsAtHome(store);
  }

  @Test
  void aDriverThatIsKilledAndStartedAgainComputesNothingTwice(@TempDir Path store)
      throws Exception {
    Process sweep = spark.sweep("killed-driver", store, LocalSpark.SECRET);
    LocalSpark.await("a run", () -> Optional.of(stored(store)).filter(runs -> !runs.isEmpty()));
    LocalSpark.killDriver(sweep);
    assertNotEquals(0, sweep.waitFor(), () -> spark.log("killed-driver"));
    String said = spark.log("killed-driver");
    assertTrue(said.contains("Spark's driver ended: "), said);
    Map<String, FileTime> kept = stored(store);
    assertTrue(kept.size() < RUNS, kept::toString);

    Process again = spark.sweep("again", store, LocalSpark.SECRET);
    assertEquals(0, again.waitFor(), () -> spark.log("again"));
    String end = spark.log("again");
    List<Integer> parts = List.of(RUNS - kept.size(), kept.size());
    String words = "9 runs: " + parts.get(0) + " computed, " + parts.get(1) + " from the store";
    assertTrue(end.contains(words), end);
    Map<String, FileTime> all = stored(store);
    kept.forEach((key, time) -> assertEquals(time, all.get(key), key));
    assertSameAsAtHome(store);
  }

  /** The test's own process has the first engine: what both left is compared as files. */
  @Test
  void theSecondEnginesRunsAreThoseOfALoneMachineToo(@TempDir Path folder) throws Exception {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    Process lone = spark.onPyTorch("torch-here", here, SparkSweep.HERE);
    assertEquals(0, lone.waitFor(), () -> spark.log("torch-here"));
    Process sweep = spark.onPyTorch("torch", there, spark.master());
    assertEquals(0, sweep.waitFor(), () -> spark.log("torch"));
    assertEquals(stored(here).keySet(), stored(there).keySet());
    assertEquals(ONE_SEED, stored(here).size());
    for (String key : stored(here).keySet()) {
      Path tensors = Path.of(key, "tensors.safetensors");
      assertEquals(-1, Files.mismatch(here.resolve(tensors), there.resolve(tensors)), key);
      assertEquals(withoutTimes(here.resolve(key)), withoutTimes(there.resolve(key)), key);
    }
  }

  @Test
  void aWrongSecretIsSaidBeforeAnyTask(@TempDir Path store) throws Exception {
    Map<String, String> wrong =
        Map.of("spark.authenticate", "true", "spark.authenticate.secret", "of somebody else");
    Process sweep = spark.sweep("wrong-secret", store, wrong);
    assertNotEquals(0, sweep.waitFor(), () -> spark.log("wrong-secret"));
    String said = spark.log("wrong-secret");
    assertTrue(said.contains("the master refused the secret; it must be the cluster's own"), said);
    assertEquals(Map.of(), stored(store));
  }
}
