package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageFolder;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Predictions;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs side by side, broken, stopped and gone on with, on either engine. */
@Tag("engine")
class ExecutionTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(60);

  private static final Network FROZEN =
      FashionNet.digits().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(4);
  @TempDir Path folder;

  private Experiment experiment() {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("scratch", FROZEN.fromScratch(), RECIPE.withPasses(6))
        .withArm("frozen", FROZEN, RECIPE)
        .withArm("fine-tuned", FROZEN, RECIPE.thenFineTune(Thawing.fromTheTop(2), 2, 1e-3));
  }

  @Tag("slow")
  @Test
  void oneAtATimeOrSideBySideIsTheSame() {
    Runs beside = experiment().withWorkers(3).run();
    RunStore other = RunStore.at(folder.resolve("other"));
    Runs alone = experiment().withStore(other).withWorkers(1).run();
    assertEquals(predictions(beside), predictions(alone));
  }

  private static List<Predictions> predictions(Runs runs) {
    return runs.all().stream().map(run -> run.test()).toList();
  }

  @Test
  void aRunThatBreaksIsNamedAndTheOthersAreKept() throws Exception {
    for (int i = 0; i < 16; i++) {
      Path target =
          Files.createDirectories(folder.resolve("photos").resolve(i % 2 == 0 ? "a" : "b"));
      ImageIO.write(SHOES.image(i), "png", target.resolve(i + ".png").toFile());
    }
    ImageSet photos = ImageFolder.of(folder.resolve("photos"));
    Network network =
        FashionNet.digits().withoutHead().frozen().withHead(Head.linear(photos.classes()));
    Experiment experiment =
        Experiment.on(photos.split(0.4, 0.3, 0.3))
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("frozen", network, RECIPE);
    Files.delete(folder.resolve("photos").resolve("a").resolve("0.png"));
    Files.delete(folder.resolve("photos").resolve("a").resolve("2.png"));
    IllegalStateException error = assertThrows(IllegalStateException.class, experiment::run);
    assertTrue(error.getMessage().startsWith("run (frozen, seed "), error.getMessage());
    assertTrue(error.getMessage().endsWith("the runs that ended well are in the store"));
  }

  @Test
  void stoppingKeepsWhatIsFinished() throws Exception {
    Experiment experiment = experiment().withWorkers(1);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, experiment::run);
    assertTrue(Thread.interrupted(), "the flag stays set for those who wait");
    assertEquals(3, experiment.run().arms().size());
  }

  @Tag("slow")
  @Test
  void aStoppedRunGoesOnWhereItWasAndLeavesNothingBehind() throws Exception {
    Runs expected = oneLongRun("whole").run();
    String store = stoppedInTheMiddle(expected.all().get(0).budget().seconds());
    Experiment stopped = oneLongRun(store);
    assertEquals(predictions(expected), predictions(stopped.run()));
    assertEquals(
        expected.all().get(0).curve().best().validationLoss(),
        stopped.runs().all().get(0).curve().best().validationLoss());
    assertEquals(List.of("run"), kinds(store));
  }

  /**
   * Stops a run between its first pass and its end, which no one moment hits on every machine; the
   * name of its store.
   */
  private String stoppedInTheMiddle(double seconds) throws Exception {
    for (int moment = 1; moment <= 19; moment++) {
      String store = "stopped " + moment;
      Experiment experiment = oneLongRun(store);
      FutureTask<Runs> running = new FutureTask<>(experiment::run);
      Thread cell = new Thread(running);
      cell.start();
      cell.join(Math.max(1, (long) (1000 * seconds * moment / 20)));
      cell.interrupt();
      try {
        running.get();
      } catch (ExecutionException e) {
        assertEquals(CancellationException.class, e.getCause().getClass(), e::toString);
        if (kinds(store).equals(List.of(".checkpoint"))) {
          return store;
        }
      }
    }
    return fail("no run was stopped between its first pass and its end");
  }

  private Experiment oneLongRun(String store) {
    return Experiment.on(SPLIT)
        .withSeeds(1)
        .withStore(RunStore.at(folder.resolve(store)))
        .withArm("scratch", FROZEN.fromScratch(), RECIPE.withPasses(60));
  }

  private List<String> kinds(String store) throws Exception {
    if (!Files.isDirectory(folder.resolve(store))) {
      return List.of();
    }
    try (var entries = Files.list(folder.resolve(store))) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals("features"))
          .map(name -> name.contains(".") ? name.substring(name.indexOf('.')) : "run")
          .toList();
    }
  }

  @Test
  void aSecondCellStartedMeanwhileComputesNothingAgain() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    ExecutorService cells = Executors.newFixedThreadPool(2);
    try {
      Future<Runs> first = cells.submit(() -> experiment().run());
      Future<Runs> second = cells.submit(() -> experiment().run());
      assertEquals(first.get(), second.get());
    } finally {
      cells.shutdownNow();
      System.setOut(before);
    }
    String text = written.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("waiting for another cell that trains into the same store"), text);
    assertTrue(text.contains("6 runs: 6 computed, 0 from the store"), text);
    assertTrue(text.contains("6 runs: 0 computed, 6 from the store"), text);
  }
}
