package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in processes that are killed, many, or short of something. */
@Tag("slow")
class StoreTortureTest {
  private static final int KILLS = 50;
  private static final int MANY = 1000;

  @TempDir Path folder;

  @BeforeAll
  static void needsAShell() {
    Assumptions.assumeTrue(Files.exists(Path.of("/bin/bash")), "limits are set by a shell");
  }

  private static List<String> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(".writing-") || name.equals("damaged"))
          .toList();
    }
  }

  private int whole(RunStore store, int number) {
    int whole = 0;
    for (int i = 0; i < number; i++) {
      Optional<Run> run = store.find(StoreProcess.run(i).key());
      if (run.isPresent()) {
        assertEquals(StoreProcess.run(i), run.get());
        assertArrayEquals(StoreProcess.tensors(i), store.tensors(run.get().key()));
        whole++;
      }
    }
    return whole;
  }

  @Test
  void aKilledProcessLosesNoRunThatItSavedAndLeavesNoneByHalf() throws Exception {
    Random random = new Random(1);
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = StoreProcess.start("true", "save", folder, next, MANY);
      int saved = 0;
      int until = 1 + random.nextInt(4);
      try (var lines = process.inputReader()) {
        while (saved < until && lines.readLine() != null) {
          saved++;
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(10_000));
        process.toHandle().destroyForcibly(); // Process.destroyForcibly drops what it said
        process.waitFor();
        saved += (int) lines.lines().count();
      }
      assertTrue(saved >= until, "kill " + kill);
      next += saved;
      RunStore store = RunStore.at(folder);
      assertTrue(IntStream.range(0, next).allMatch(i -> there(store, i)), "kill " + kill);
      assertEquals(List.of(), store.setAside());
    }
    RunStore store = RunStore.at(folder);
    int whole = whole(store, next + 1);
    assertTrue(whole >= next, whole + " of " + next);
    assertEquals(List.of(), store.setAside());
    Looks.Counted counted = store.looks().count(List.of());
    assertEquals(List.of(), counted.troubles());
    assertTrue(counted.looks().size() >= next - KILLS, counted.looks().size() + " looks");
  }

  private static boolean there(RunStore store, int i) {
    return store.find(StoreProcess.run(i).key()).isPresent();
  }

  @Test
  void threeProcessesOnOneStoreLoseNothing() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(StoreProcess.start("true", "save", folder, i * 10, 30));
    }
    for (Process process : processes) {
      String said = StoreProcess.said(process);
      assertEquals(30, said.lines().filter(line -> line.startsWith("saved ")).count(), said);
    }
    RunStore store = RunStore.at(folder);
    assertEquals(50, whole(store, 50));
    assertEquals(50, store.looks().count(List.of()).looks().size());
    assertEquals(List.of(), left(folder));
  }

  @Test
  void withoutDescriptorsNoRunIsTakenForDamaged() throws Exception {
    RunStore store = RunStore.at(folder);
    for (int i = 0; i < 15; i++) {
      store.save(StoreProcess.run(i), StoreProcess.tensors(i));
    }
    String said =
        StoreProcess.said(
            StoreProcess.start("ulimit -n 200", "without descriptors", folder, 0, 15));
    assertEquals(
        15, said.lines().filter(line -> line.contains("Too many open files")).count(), said);
    assertTrue(said.contains("cannot read the run " + folder.resolve(StoreProcess.run(3).key())));
    assertEquals(15, whole(store, 15));
    assertEquals(List.of(), left(folder));
  }

  @Test
  void aFileThatCannotBeWrittenWholeIsNotLeft() throws Exception {
    // The limit of a file's size stands in for a full disk: it needs no privilege.
    String said = StoreProcess.said(StoreProcess.start("ulimit -f 100", "save", folder, 0, 2));
    assertEquals(
        2,
        said.lines()
            .filter(line -> line.startsWith("cannot keep the run in the store " + folder))
            .filter(line -> line.contains("File too large") && line.contains(" MiB needed"))
            .count(),
        said);
    assertEquals(List.of(), left(folder));
    assertEquals(0, whole(RunStore.at(folder), 2));
  }

  @Test
  void aFullDiskIsNamedWithWhatIsNeeded() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
    Assumptions.assumeTrue(mounted, "only root may mount a small disk");
    try {
      String said = StoreProcess.said(StoreProcess.start("true", "save", disk, 0, 5));
      assertEquals(2, said.lines().filter(line -> line.startsWith("saved ")).count(), said);
      assertTrue(said.contains("No space left on device (0.4 MiB needed, "), said);
      RunStore store = RunStore.at(disk);
      assertEquals(2, whole(store, 5));
      assertEquals(List.of(), left(disk));
      StoreException full =
          org.junit.jupiter.api.Assertions.assertThrows(
              StoreException.class, () -> store.tryOut(400_000));
      assertTrue(full.getMessage().startsWith("no run can be kept in the store"));
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }
}
