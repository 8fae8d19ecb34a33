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
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs that come with the notebooks, on the engine that trained them. */
class StoredExperimentsTest {
  /** Other machines give other last digits, and so may end a training at another pass. */
  private static final double AS_GOOD = 0.05;

  /** So that a course stays quick to copy: of one run, and of all of them. */
  private static final long MOST_BYTES = 80_000;

  private static final long MOST_BYTES_OF_ALL = 12_000_000;

  @TempDir Path folder;

  private RunStore store() {
    return RunStore.at(folder.resolve("runs")).over(StoredExperiments.FOLDER);
  }

  @ParameterizedTest
  @EnumSource
  void theRunsAreFoundAndSayThatTheyWereNotTrainedHere(StoredExperiments stored) {
    Experiment experiment = stored.on(store());
    Runs runs = experiment.storedRuns().orElseThrow();
    assertEquals(experiment.seeds(), runs.seeds());
    String note =
        "\nStored, not trained here: " + String.join(", ", runs.arms()) + " (trained on 20";
    assertTrue(runs.toString().contains(note), runs::toString);
    assertEquals(Optional.empty(), experiment.again().storedRuns(), "none without them");
    assertEquals(Optional.empty(), experiment.withSeeds(1, 77).storedRuns(), "not all");
  }

  @Test
  void theyAreFoundWhereDigitsAreWrittenOtherwise() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      for (StoredExperiments stored : StoredExperiments.values()) {
        assertTrue(stored.on(store()).storedRuns().isPresent(), stored::toString);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nothingElseLiesThereAndAllOfItIsSmall() throws IOException {
    Set<String> known =
        Arrays.stream(StoredExperiments.values())
            .flatMap(stored -> stored.on(store()).runs().all().stream())
            .map(Run::key)
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(StoredExperiments.FOLDER)) {
      assertEquals(
          known,
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    try (Stream<Path> files = Files.walk(StoredExperiments.FOLDER)) {
      long[] bytes =
          files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).toArray();
      long most = Arrays.stream(bytes).max().orElseThrow();
      assertTrue(most < MOST_BYTES, most + " bytes");
      long all = Arrays.stream(bytes).sum();
      assertTrue(all < MOST_BYTES_OF_ALL, all + " bytes");
    }
  }

  /** What a notebook read in place of training it stands in its saved outputs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-quickstart",
        "01-negative-transfer",
        "14-train",
        "15-fine-tune",
        "20-domain-adaptation",
        "21-partial-labels"
      })
  void theSavedNotebookSaysThatRunsCameStored(String notebook) throws IOException {
    String shown =
        String.join(
            "\n",
            SavedNotebook.outputs(SavedNotebook.cells(Path.of("notebooks", notebook + ".ipynb"))));
    assertTrue(
        shown.contains("Stored, not trained here: ") || shown.contains("stored, trained on 20"));
  }

  /** One to two hours, most of it the large twin: {@code mvn -Pfull verify} trains all of it. */
  @ParameterizedTest
  @EnumSource
  @Tag("full")
  void trainedAnewTheyAreAsGood(StoredExperiments stored) {
    Runs before = stored.on(store()).runs();
    Runs anew = stored.on(store()).again().run();
    assertTrue(anew.all().stream().noneMatch(run -> run.states(Fact.STORED)));
    for (String arm : before.arms()) {
      assertEquals(accuracy(before, arm), accuracy(anew, arm), AS_GOOD, arm);
    }
  }

  private static double accuracy(Runs runs, String arm) {
    return runs.arm(arm).stream().mapToDouble(run -> run.test().accuracy()).average().orElseThrow();
  }
}
