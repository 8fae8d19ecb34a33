package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.experiment.Experiment;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs that come with the notebooks, on the engine that trained them. */
class StoredExperimentsTest {
  /** Other machines give other last digits, and so may end a training at another pass. */
  private static final double AS_GOOD = 0.05;

  private static final long MOST_BYTES = 600_000;

  @TempDir Path folder;

  private Experiment twin() {
    return StoredExperiments.twin(
        RunStore.at(folder.resolve("runs")).over(StoredExperiments.FOLDER));
  }

  @Test
  void theTwinsRunsAreFoundAndSayThatTheyWereNotTrainedHere() {
    Runs runs = twin().storedRuns().orElseThrow();
    assertEquals(twin().seeds(), runs.seeds());
    assertTrue(runs.toString().contains("\nStored, not trained here: twin (trained on 20"));
    assertEquals(Optional.empty(), twin().again().storedRuns(), "none without them");
    assertEquals(Optional.empty(), twin().withSeeds(1, 77).storedRuns(), "not all");
  }

  @Test
  void theyAreFoundWhereDigitsAreWrittenOtherwise() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertTrue(twin().storedRuns().isPresent());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nothingElseLiesThere() throws IOException {
    Set<String> known =
        twin().runs().all().stream().map(Run::key).collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(StoredExperiments.FOLDER)) {
      assertEquals(
          known,
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    try (Stream<Path> files = Files.walk(StoredExperiments.FOLDER)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertTrue(bytes < MOST_BYTES, bytes + " bytes");
    }
  }

  /** Half an hour on two cores: {@code mvn -Pfull verify} trains what is stored, and compares. */
  @Test
  @Tag("full")
  void trainedAnewTheyAreAsGood() {
    Runs stored = twin().runs();
    Runs anew = twin().again().run();
    assertTrue(anew.all().stream().noneMatch(run -> run.states(Fact.STORED)));
    assertEquals(accuracy(stored), accuracy(anew), AS_GOOD);
  }

  private static double accuracy(Runs runs) {
    return runs.all().stream().mapToDouble(run -> run.test().accuracy()).average().orElseThrow();
  }
}
