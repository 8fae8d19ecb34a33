package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.run.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an experiment says and does when its store is damaged, unreadable or full. */
class ExecutionStoreTest {
  private static final Split SPLIT = Digits.all().perClass(3, 2).withTestRows(40);
  private static final Network NETWORK =
      FashionNet.clothing().withoutHead().withHead(Head.linear(SPLIT.data().classes()));

  @TempDir Path folder;

  private Experiment experiment(int passes) {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withWorkers(1)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("scratch", NETWORK.fromScratch(), Recipe.withDefaults().withPasses(passes));
  }

  private List<Path> entries() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      return files
          .filter(file -> Files.exists(file.resolve("run.json")))
          .filter(file -> file.getFileName().toString().length() == 64)
          .toList();
    }
  }

  private static String said(Runnable work) {
    PrintStream terminal = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(terminal);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void howManyRunsCameWithItIsSaid() throws Exception {
    RunStore own = RunStore.at(folder.resolve("own"));
    Path with = folder.resolve("course");
    Experiment both = experiment(1).withStore(own.over(with));
    experiment(1).withStore(own).withSeeds(1).run();
    experiment(1).withSeeds(2).run();
    RunStore.at(with).saveWithoutTensors(experiment(1).withSeeds(2).runs().all().get(0));
    String words = said(both::run);
    assertTrue(words.contains("2 from the store (1 of them stored, trained on 20"), words);
    String all = said(both.withSeeds(2)::run);
    assertTrue(all.contains("1 from the store (stored, trained on 20"), all);
  }

  @Test
  void whatWasSetAsideIsSaidAtTheEndAndBesideTheRuns() throws Exception {
    Runs first = experiment(1).run();
    Path broken = entries().get(0);
    Files.writeString(broken.resolve("run.json"), "{\"run\": {\"curve\": 7");
    Experiment again = experiment(1);
    String reason = broken + ": run.json is not what was written: ";
    assertTrue(again.toString().contains(reason), again.toString());
    assertTrue(again.bundle().toString().contains("to run"));
    String words = said(again::run);
    assertTrue(words.contains("1 computed, 1 from the store"), words);
    assertTrue(words.contains(reason), words);
    Runs runs = again.runs();
    assertEquals(1, runs.notices().size());
    assertTrue(runs.toString().contains(reason), runs.toString());
    assertTrue(runs.bundle().get("text/html").toString().contains("damaged"));
    assertEquals(first.all().get(0).test(), runs.all().get(0).test());
  }

  @Test
  void aStoreThatCannotBeReadStopsRunsButNotWhatIsShown() throws Exception {
    Files.createFile(folder.resolve("runs"));
    Experiment experiment = experiment(1);
    StoreException error = assertThrows(StoreException.class, experiment::run);
    assertTrue(error.getMessage().contains("Not a directory"), error.getMessage());
    assertTrue(experiment.toString().contains("cannot be read"), experiment.toString());
  }

  @Test
  void aStoreThatCannotBeWrittenIsNamedBeforeAnythingIsTrained() throws Exception {
    Files.createSymbolicLink(folder.resolve("runs"), folder.resolve("nowhere").resolve("else"));
    StoreException error = assertThrows(StoreException.class, () -> experiment(1).run());
    assertTrue(error.getMessage().startsWith("no run can be kept in the store " + folder));
    assertTrue(error.getMessage().contains(" MiB needed"), error.getMessage());
  }

  /** Puts a file in the store's place; tries again where a run made the folder anew meanwhile. */
  private Path unplug(Path runs) throws Exception {
    for (int i = 0; !Files.isRegularFile(runs); i++) {
      try {
        Files.move(runs, folder.resolve("gone" + i));
        Files.createFile(runs);
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        continue;
      }
    }
    return runs;
  }

  /** Does something to the store as soon as it has a run. */
  private FutureTask<Path> onceARunIsKept(Callable<Path> work) {
    FutureTask<Path> task =
        new FutureTask<>(
            () -> {
              while (!Files.isDirectory(folder.resolve("runs")) || entries().isEmpty()) {
                Thread.sleep(1);
              }
              return work.call();
            });
    new Thread(task).start();
    return task;
  }

  @Tag("slow")
  @Test
  void oneThatFailsMeanwhileStopsAllRunsAtOnce() throws Exception {
    Path runs = folder.resolve("runs");
    Experiment experiment = experiment(60);
    FutureTask<Path> unplugged = onceARunIsKept(() -> unplug(runs));
    StoreException error = assertThrows(StoreException.class, experiment::run);
    unplugged.get();
    assertTrue(error.getMessage().contains(runs.toString()), error.getMessage());
    String when = ".*: (Not a directory|a file is in its place).*";
    assertTrue(error.getMessage().matches(when), error.getMessage());
    assertTrue(Files.isRegularFile(runs), "nothing was put in its place");
  }

  @Tag("slow")
  @Test
  void aStoreThatWasMovedMeanwhileIsSaid() throws Exception {
    Path runs = folder.resolve("runs");
    Experiment experiment = experiment(60);
    FutureTask<Path> moved = onceARunIsKept(() -> Files.move(runs, folder.resolve("gone")));
    StoreException error = assertThrows(StoreException.class, experiment::run);
    moved.get();
    String words =
        "the run of arm 'scratch' with seed 1 was kept in the store and is not there any more; its"
            + " folder was moved or emptied meanwhile: ";
    assertTrue(error.getMessage().startsWith(words), error.getMessage());
    assertTrue(error.getMessage().contains(runs.toString()), error.getMessage());
    assertEquals(2, experiment.run().all().size());
  }
}
