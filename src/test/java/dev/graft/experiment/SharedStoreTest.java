package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a store divide the runs; one that is killed holds up nobody. */
@Tag("engine")
@Tag("slow")
class SharedStoreTest {
  private static final int RUNS = 12;
  private static final int SECONDS_TO_RUN = 300;
  private static final Pattern COMPUTED =
      Pattern.compile("12 runs: (\\d+) computed(?:, (\\d+) of them by other processes)?");

  @TempDir Path folder;

  private Path store() {
    return folder.resolve("runs");
  }

  private Path said(int child) {
    return folder.resolve("said-" + child);
  }

  private Process start(int child) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-Dgraft.engine=" + Engines.name(),
            "-cp",
            System.getProperty("java.class.path"),
            SharedStoreChild.class.getName(),
            store().toString(),
            folder.resolve("ready-" + child).toString(),
            folder.resolve("go").toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said(child).toFile())
        .start();
  }

  private void await(Process process, Path file, int child) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_RUN);
    while (!Files.exists(file)) {
      assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(said(child)));
      Thread.sleep(20);
    }
  }

  private List<String> bits(Path runs) {
    Experiment experiment = SharedStoreChild.experiment(runs);
    return experiment.runs().all().stream().map(run -> bits(experiment, run)).toList();
  }

  private static String bits(Experiment experiment, Run run) {
    return run.arm() + run.seed() + run.test() + Sha256.of(experiment.store().tensors(run.key()));
  }

  private List<String> claims() throws IOException {
    try (Stream<Path> files = Files.list(store())) {
      return files.map(Path::toString).filter(name -> name.endsWith(".claim")).toList();
    }
  }

  @Test
  void twoProcessesComputeEachRunOnceAndTheSameBits() throws Exception {
    List<Process> both = List.of(start(0), start(1));
    try {
      for (int i = 0; i < 2; i++) {
        await(both.get(i), folder.resolve("ready-" + i), i);
      }
      Files.createFile(folder.resolve("go"));
      int here = 0;
      for (int i = 0; i < 2; i++) {
        assertTrue(both.get(i).waitFor(SECONDS_TO_RUN, TimeUnit.SECONDS));
        here += computedHere(Files.readString(said(i)));
      }
      assertEquals(RUNS, here, Files.readString(said(0)) + Files.readString(said(1)));
    } finally {
      both.forEach(Process::destroyForcibly);
    }
    assertEquals(List.of(), claims());
    Path alone = folder.resolve("alone");
    SharedStoreChild.experiment(alone).run();
    assertEquals(bits(alone), bits(store()));
  }

  /** How many runs a process computed itself, by its last line; none if all were there. */
  private static int computedHere(String said) {
    Matcher words = COMPUTED.matcher(said);
    assertTrue(words.find(), said);
    int others = words.group(2) == null ? 0 : Integer.parseInt(words.group(2));
    return Integer.parseInt(words.group(1)) - others;
  }

  /** Lets a process stand still if it is at a run; between two runs it goes on. */
  private boolean holdsAClaimWhileItStands(Process process) throws Exception {
    signal(process, "-STOP");
    if (Files.exists(store()) && !claims().isEmpty()) {
      return true;
    }
    signal(process, "-CONT");
    return false;
  }

  private static void signal(Process process, String signal) throws Exception {
    String kill = Text.format("kill %s %s", signal, Long.toString(process.pid()));
    assertEquals(0, new ProcessBuilder("sh", "-c", kill).start().waitFor());
  }

  @Test
  void aKilledProcessHoldsUpNobody() throws Exception {
    Process killed = start(0);
    try {
      await(killed, folder.resolve("ready-0"), 0);
      Files.createFile(folder.resolve("go"));
      while (!holdsAClaimWhileItStands(killed)) {
        assertTrue(killed.isAlive(), Files.readString(said(0)));
        Thread.sleep(5);
      }
    } finally {
      killed.destroyForcibly().waitFor();
    }
    assertFalse(claims().isEmpty(), "what it was at is marked still");
    SharedStoreChild.experiment(store()).run();
    assertEquals(List.of(), claims());
  }
}
