package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a real cluster's workers: stopped, too small, lost for good, and kept busy. */
class SparkWorkersIT {
  /** Three arms each: with one worker's executor gone, the other one computes over 100 runs. */
  private static final int MANY_SEEDS = 36;

  /**
   * What 50 runs may add to an executor outside its heap, in MiB. Java still compiles and loads, on
   * a busy machine late: 15 to 83 were seen. A run that left its arrays behind would add several.
   */
  private static final long GROWTH = 150;

  /** The heap is in memory as a whole from the beginning, so that all growth is outside of it. */
  private static final Map<String, String> WHOLE_HEAP =
      Map.of("spark.executor.extraJavaOptions", "-Xms700m -XX:+AlwaysPreTouch");

  private static final String SEEDS = "-D" + SparkSweep.SEEDS + "=" + MANY_SEEDS;

  private LocalSpark spark;

  @BeforeEach
  void start() throws Exception {
    spark = SharedSpark.whole();
  }

  private Process sweep(String name, Path store, String option) throws IOException {
    return sweep(name, store, option, Map.of());
  }

  private Process sweep(String name, Path store, String option, Map<String, String> more)
      throws IOException {
    Map<String, String> conf = new HashMap<>(LocalSpark.SECRET);
    conf.putAll(more);
    return spark.sweep(name, store, conf, List.of(option));
  }

  @Test
  void aStopEndsAllThatRunsThereAndKeepsWhatHadEnded(@TempDir Path store) throws Exception {
    Process sweep = sweep("stopped", store, SEEDS);
    LocalSpark.await(
        "a run", () -> Optional.of(SparkIT.stored(store)).filter(runs -> !runs.isEmpty()));
    List<ProcessHandle> beside = sweep.descendants().toList();
    try (OutputStream cell = sweep.getOutputStream()) {
      cell.write('\n');
    }
    assertNotEquals(0, sweep.waitFor(), () -> spark.log("stopped"));
    String said = spark.log("stopped");
    assertTrue(said.contains("stopped; finished runs are in the store"), said);
    Map<?, ?> kept = SparkIT.stored(store);
    beside.forEach(process -> process.onExit().join());
    LocalSpark.await("no executor", () -> Optional.of(running()).filter(List::isEmpty));
    assertEquals(kept, SparkIT.stored(store));
    assertTrue(!kept.isEmpty() && kept.size() < 3 * MANY_SEEDS, kept::toString);
  }

  private List<ProcessHandle> running() {
    return Stream.of(1, 2).flatMap(worker -> spark.executorsOf(worker).stream()).toList();
  }

  @Test
  void executorsTooSmallForARunAreToldBeforeTheFirst(@TempDir Path store) throws Exception {
    Process sweep = sweep("too-small", store, "-D" + SparkSweep.HUGE + "=true");
    assertNotEquals(0, sweep.waitFor(), () -> spark.log("too-small"));
    String said = spark.log("too-small");
    assertTrue(said.contains("executor (on 127.0.0.1) is too small: memory (about "), said);
    assertTrue(said.contains("withConf(\"spark.executor.memory\", \"4g\")"), said);
    assertEquals(Map.of(), SparkIT.stored(store));
  }

  @Test
  void aWorkerLostForGoodAndAHundredRunsOnTheOther(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("there");
    Path here = folder.resolve("here");
    Process sweep = sweep("lost-worker", store, SEEDS, WHOLE_HEAP);
    spark.killAWorkerAtItsTask(2);
    long after50 = spark.mebibytesAfter(50, 1);
    long after100 = spark.mebibytesAfter(100, 1);
    assertEquals(0, sweep.waitFor(), () -> spark.log("lost-worker"));
    String words =
        "an executor after 50 runs: " + after50 + " MiB; after 100: " + after100 + " MiB";
    Logger.getLogger(SparkWorkersIT.class.getName()).info(words);
    assertTrue(after100 - after50 < GROWTH, words);
    assertEquals(3 * MANY_SEEDS, SparkIT.stored(store).size());
    SparkSweep.experiment(here).run();
    for (String key : SparkIT.stored(here).keySet()) {
      Path tensors = Path.of(key, "tensors.safetensors");
      assertEquals(-1, Files.mismatch(here.resolve(tensors), store.resolve(tensors)), key);
    }
  }
}
