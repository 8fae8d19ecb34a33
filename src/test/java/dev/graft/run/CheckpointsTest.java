package dev.graft.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of unfinished runs. */
class CheckpointsTest {
  private static final String KEY = "0f".repeat(32);
  private static final String WITH = "Graft 1, MXNet 2";
  private static final byte[] TENSORS = "tensors".getBytes(UTF_8);

  @TempDir Path folder;

  private static Checkpoint checkpoint(int pass) {
    List<Point> points =
        List.of(new Point(0, 0, 0, Double.NaN, Double.NaN, 1 / 3.0), new Point(1, 7, 1, 2, 3, 0.1));
    List<Double> scores = List.of(0.2, 0.3);
    return new Checkpoint(KEY, WITH, pass, points, scores, 1, 7, 0.1 + 0.2, 1L << 40);
  }

  private Checkpoints checkpoints() {
    return RunStore.at(folder.resolve("runs")).checkpoints();
  }

  private Path file() {
    return folder.resolve("runs").resolve(KEY + ".checkpoint");
  }

  @Test
  void whatIsKeptIsFoundToTheLastBit() throws Exception {
    assertEquals(Optional.empty(), checkpoints().find(KEY, WITH));
    checkpoints().save(checkpoint(3), out -> out.write(TENSORS));
    checkpoints().save(checkpoint(4), out -> out.write(TENSORS));
    Checkpoints.Found found = checkpoints().find(KEY, WITH).orElseThrow();
    assertEquals(checkpoint(4), found.checkpoint());
    assertArrayEquals(TENSORS, found.tensors());
    checkpoints().remove(KEY);
    assertEquals(Optional.empty(), checkpoints().find(KEY, WITH));
    try (var left = Files.list(folder.resolve("runs"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void anyDamageIsNamedAndNothingIsTrusted() throws Exception {
    checkpoints().save(checkpoint(3), out -> out.write(TENSORS));
    byte[] whole = Files.readAllBytes(file());
    for (int at = 0; at < whole.length; at += 7) {
      byte[] wrong = whole.clone();
      wrong[at] ^= 1;
      Files.write(file(), wrong);
      assertIgnored("it is damaged");
    }
    for (int length : new int[] {0, 1, 31, 40, whole.length - 1}) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      assertIgnored("it is damaged");
    }
  }

  private void assertIgnored(String reason) {
    Checkpoints all = checkpoints();
    assertEquals(Optional.empty(), all.find(KEY, WITH));
    assertEquals(
        List.of("checkpoint " + file() + ": " + reason + "; the run began anew"), all.notices());
  }

  @Test
  void anotherEngineOrMachineDoesNotGoOn() {
    checkpoints().save(checkpoint(3), out -> out.write(TENSORS));
    Checkpoints all = checkpoints();
    assertEquals(Optional.empty(), all.find(KEY, "Graft 1, PyTorch 2"));
    assertTrue(
        all.notices().get(0).contains("it was made with Graft 1, MXNet 2, this is Graft 1, PyT"),
        all.notices().get(0));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedAndBreaksNothing() throws Exception {
    Files.writeString(folder.resolve("runs"), "a file where the folder should be");
    Checkpoints all = checkpoints();
    all.save(checkpoint(1), out -> out.write(TENSORS));
    all.save(checkpoint(2), out -> out.write(TENSORS));
    assertEquals(1, all.notices().size(), "named once");
    assertTrue(all.notices().get(0).startsWith("cannot keep checkpoints in "));
  }

  @Tag("slow")
  @Test
  void twoWritersAndAReaderDoNotDamageEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      checkpoints().save(checkpoint(1), out -> out.write(new byte[50_000]));
      List<Future<?>> writers = List.of(threads.submit(this::write), threads.submit(this::write));
      Checkpoints reader = checkpoints();
      while (!writers.stream().allMatch(Future::isDone)) {
        assertEquals(50_000, reader.find(KEY, WITH).map(found -> found.tensors().length).orElse(0));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertEquals(List.of(), reader.notices());
    } finally {
      threads.shutdownNow();
    }
  }

  private void write() {
    Checkpoints mine = checkpoints();
    for (int pass = 2; pass < 150; pass++) {
      mine.save(checkpoint(pass), out -> out.write(new byte[50_000]));
    }
    assertEquals(List.of(), mine.notices());
  }
}
