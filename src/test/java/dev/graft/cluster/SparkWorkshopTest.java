package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Blocks;
import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.djl.OwnBlock;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.Workplace;
import dev.graft.experiment.Workshop;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from the program beside this one, whatever it does. */
class SparkWorkshopTest {
  private static final Split DIGITS = Digits.all().perClass(3, 2).withTestRows(20);

  @TempDir Path folder;
  private int started;

  private Experiment experiment(String store) {
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(DIGITS.data().classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(2).withRateSearch(1e-3, 1e-2);
    return Experiment.on(DIGITS)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve(store)))
        .withArm("scratch", network.fromScratch(), Recipe.withDefaults().withPasses(2))
        .withArm("fine-tuned", network, recipe.thenFineTune(Thawing.fromTheTop(1)));
  }

  private Workplace place(FakeDriver.Manner manner) {
    return new Workplace() {
      @Override
      public RunStore store(RunStore own) {
        return own;
      }

      @Override
      public Optional<Workshop> open(List<Plan> missing) {
        SparkWorkshop.check(missing);
        return Optional.of(started(manner));
      }
    };
  }

  private Path exchange() {
    return folder.resolve("exchange");
  }

  private SparkWorkshop started(FakeDriver.Manner manner) {
    started++;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      Files.createDirectories(exchange());
      ProcessBuilder command =
          new ProcessBuilder(
              java,
              "-Dgraft.engine=" + Engines.name(),
              "-cp",
              System.getProperty("java.class.path"),
              FakeDriver.class.getName(),
              exchange().toString(),
              manner.name());
      return SparkWorkshop.start(exchange(), command, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String broken(FakeDriver.Manner manner) {
    Experiment away = experiment("away").on(place(manner));
    String words = assertThrows(IllegalStateException.class, away::run).getMessage();
    assertFalse(Files.exists(exchange()));
    return words;
  }

  @Tag("slow")
  @Test
  void searchesFirstPhasesAndRunsAreThoseOfThisProcess() {
    Experiment here = experiment("here");
    Experiment away = experiment("away").on(place(FakeDriver.Manner.HONEST));
    assertEquals(here.run().toString(), away.run().toString());
    for (Run run : here.runs().all()) {
      byte[] there = RunStore.at(folder.resolve("away")).tensors(run.key());
      assertArrayEquals(RunStore.at(folder.resolve("here")).tensors(run.key()), there);
    }
    assertFalse(Files.exists(exchange()));
  }

  @Tag("slow")
  @Test
  void anotherRunThanTheOneAskedForIsRefused() {
    String words = broken(FakeDriver.Manner.ANOTHER_RUN);
    assertTrue(words.contains("what a worker returned for the run "), words);
    assertTrue(words.contains("run.json is not that of this run"), words);
  }

  @Tag("slow")
  @Test
  void aRunThatBreaksEverywhereSaysWhy() {
    String words = broken(FakeDriver.Manner.BROKEN);
    assertTrue(words.contains("on Spark, at each try: java.lang.OutOfMemoryError"), words);
  }

  /** Both arms' runs break by the one that they share. */
  @Tag("slow")
  @Test
  void aFirstPhaseThatBreaksIsSaidOnce() {
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(DIGITS.data().classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(2);
    Experiment away =
        Experiment.on(DIGITS)
            .withSeeds(1, 2)
            .withStore(RunStore.at(folder.resolve("shared")))
            .withArm("frozen", network, recipe)
            .withArm("fine-tuned", network, recipe.thenFineTune(Thawing.fromTheTop(1), 2, 1e-3))
            .on(place(FakeDriver.Manner.BROKEN));
    IllegalStateException broken = assertThrows(IllegalStateException.class, away::run);
    assertEquals(3, broken.getSuppressed().length);
    StringWriter trace = new StringWriter();
    broken.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains("CIRCULAR REFERENCE"), trace::toString);
  }

  @Tag("slow")
  @Test
  void aProgramThatDiesSaysWhatItSaidLast() {
    String words = broken(FakeDriver.Manner.DIES);
    assertTrue(words.startsWith("Spark's driver ended: "), words);
    assertTrue(words.contains("IllegalStateException: the cluster went away"), words);
  }

  @Test
  void aSecretThatIsRefusedIsSaidAtOnce() {
    String words = broken(FakeDriver.Manner.REFUSED);
    assertTrue(
        words.contains("the master refused the secret; it must be the cluster's own"), words);
    assertTrue(words.contains("withConf(\"spark.authenticate.secret\", "), words);
  }

  @Test
  void executorsThatAreStartedInVainAreSaidWithTheirReason() {
    String words = broken(FakeDriver.Manner.GIVEN_UP);
    assertTrue(words.contains("(1 so far) must stay, but end as they begin: Cannot run"), words);
  }

  @Tag("slow")
  @Test
  void anExecutorThatCannotComputeThemEndsItWithItsReason() {
    String words = broken(FakeDriver.Manner.UNFIT);
    assertTrue(
        words.startsWith("executor (on lab7) is too small; the runs that ended are "), words);
  }

  /** Its class is in the kernel alone, and no executor could load it. */
  @Test
  void aClassOfTheUsersIsRefusedBeforeSparkIsStarted() {
    Base own =
        OwnBlock.named("own", 1, Blocks::batchFlattenBlock)
            .madeFor(FashionNet.clothing().input())
            .untrained();
    Experiment away =
        experiment("away")
            .withArm(
                "own", own.withHead(Head.linear(DIGITS.data().classes())), Recipe.withDefaults())
            .on(place(FakeDriver.Manner.HONEST));
    String words = assertThrows(IllegalArgumentException.class, away::run).getMessage();
    assertTrue(words.contains("own") && words.contains("cannot be packed"), words);
    assertTrue(words.contains("share a folder pack nothing: experiment.on(Cluster.folder"), words);
    assertEquals(0, started);
  }

  @Test
  void whatIsDoneIsTold() throws InterruptedException {
    try (SparkWorkshop open = started(FakeDriver.Manner.HONEST)) {
      LocalSpark.await(
          "executors", () -> Optional.of(open.doing()).filter("3 executors on Spark"::equals));
    }
  }
}
