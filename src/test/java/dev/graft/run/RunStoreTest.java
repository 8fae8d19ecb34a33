package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The folder of finished runs, without an engine. */
class RunStoreTest {
  static final byte[] TENSORS = {1, 2, 3};
  static final String KEY = "a1b2".repeat(16);
  private static final String OTHER = "c3d4".repeat(16);

  @TempDir Path folder;

  static Run run(String failure) {
    Point start = new Point(0, 0, 0, Double.NaN, Double.NaN, 0.25);
    Point end = new Point(1, 3, 0.5, 1.2, 1.1, 0.5);
    Predictions test =
        new Predictions(List.of("cat", "dog"), List.of(4, 7), List.of(0, 1), List.of(0, 0));
    return new Run(
        KEY,
        "scratch",
        7,
        failure,
        new Curve(List.of(start, end), 1),
        test,
        new Budget(1, 3, 0.5, 10, 4),
        Map.of("engine", "MXNet"));
  }

  @Test
  void aRunComesBackWholeNotANumberIncluded() {
    RunStore store = RunStore.at(folder);
    store.save(run(""), TENSORS);
    assertEquals(Optional.of(run("")), RunStore.at(folder).find(KEY));
    assertArrayEquals(TENSORS, store.tensors(KEY));
    assertEquals(Optional.empty(), store.find(OTHER));
  }

  @Test
  void aRunThatAnotherProcessSavedFirstStays() throws Exception {
    RunStore store = RunStore.at(folder);
    store.save(run(""), TENSORS);
    store.save(run("later"), TENSORS);
    assertEquals("", store.find(KEY).orElseThrow().failure());
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "no temporary folder is left");
    }
  }

  @Test
  void damageIsNamedAndSetAside() throws Exception {
    RunStore store = RunStore.at(folder);
    store.save(run(""), TENSORS);
    Files.write(folder.resolve(KEY).resolve("tensors.safetensors"), new byte[] {1, 2});
    assertEquals(Optional.empty(), store.find(KEY));
    assertEquals(1, store.setAside().size());
    assertTrue(store.setAside().get(0).contains("the tensors do not have the sum in run.json"));
    store.save(run(""), TENSORS);
    assertTrue(store.find(KEY).isPresent());
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> RunStore.at(file).save(run(""), TENSORS));
    assertTrue(error.getMessage().startsWith("cannot keep the run in the store " + file));
    assertTrue(error.getMessage().endsWith("give another folder with RunStore.at(path)"));
  }

  @Test
  void anUnknownArmIsNamedWithTheNearest() {
    Runs runs = new Runs(List.of(run("").withArm("fine-tuned"), run("").withArm("frozen")));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> runs.arm("finetuned"));
    assertEquals(
        "no arm 'finetuned'; did you mean 'fine-tuned'? Known: fine-tuned, frozen",
        error.getMessage());
    assertEquals("arm         seed 7\nfine-tuned  0.500\nfrozen      0.500", runs.toString());
  }

  @Test
  void runsOfAFolderThatIsOnlyReadAreFoundAndSayWhereTheyAreFrom() throws Exception {
    Path shipped = folder.resolve("shipped");
    RunStore.at(shipped).save(run(""), TENSORS);
    RunStore store = RunStore.at(folder.resolve("own")).over(shipped);
    Run found = store.find(KEY).orElseThrow();
    assertTrue(
        found
            .provenance()
            .get(Fact.STORED.name())
            .matches("trained on \\d{4}-\\d\\d-\\d\\d, .*MXNet.*"),
        found.provenance().toString());
    assertArrayEquals(TENSORS, store.tensors(KEY));
    assertEquals(Optional.empty(), store.alone().find(KEY));
    store.save(run(""), new byte[] {4});
    assertEquals(run(""), store.find(KEY).orElseThrow(), "one's own comes first");
    assertArrayEquals(new byte[] {4}, store.tensors(KEY));
  }

  @Test
  void aRunWithoutItsTensorsIsFoundAndSaysWhereItWasTrained() throws Exception {
    Path trained = folder.resolve("trained");
    RunStore.at(trained).save(run(""), TENSORS);
    Path json = trained.resolve(KEY).resolve("run.json");
    Files.setLastModifiedTime(json, FileTime.from(Instant.parse("2026-02-03T04:05:06Z")));
    Path course = folder.resolve("course");
    RunStore own = RunStore.at(folder.resolve("own"));
    RunStore.at(course).saveWithoutTensors(own.over(trained).find(KEY).orElseThrow());
    assertFalse(Files.exists(course.resolve(KEY).resolve("tensors.safetensors")));
    RunStore store = own.over(folder.resolve("none")).over(course).over(trained);
    for (int time = 0; time < 2; time++) {
      Run found = store.find(KEY).orElseThrow();
      assertTrue(found.text(Fact.STORED).startsWith("trained on 2026-02-03, "), found::toString);
      String said = new Runs(List.of(found.withArm("twin"))).toString();
      assertTrue(said.contains("\nStored, not trained here: twin (trained on 2026-02-03, "), said);
    }
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> store.tensors(KEY));
    assertTrue(error.getMessage().contains("came without its tensors"), error.getMessage());
    assertTrue(error.getMessage().endsWith("experiment.again().run()"), error.getMessage());
  }

  @Test
  void aDamagedRunThatIsOnlyReadIsNamedAndLeftAlone() throws Exception {
    Path shipped = folder.resolve("shipped");
    RunStore.at(shipped).save(run(""), TENSORS);
    Path tensors = shipped.resolve(KEY).resolve("tensors.safetensors");
    Files.write(tensors, new byte[] {9});
    RunStore store = RunStore.at(folder.resolve("own")).over(shipped);
    assertEquals(Optional.empty(), store.find(KEY));
    assertTrue(store.setAside().get(0).endsWith("it is only read, so it stays there"));
    assertTrue(Files.exists(tensors));
  }

  static void assertDamaged(Path folder, String reason) {
    RunStore store = RunStore.at(folder);
    assertEquals(Optional.empty(), store.find(KEY));
    assertEquals(1, store.setAside().size(), reason);
    assertTrue(store.setAside().get(0).contains(reason), store.setAside().get(0));
    store.save(run(""), TENSORS);
  }

  @Test
  void whatIsNotWhatWasWrittenIsDamage() throws Exception {
    RunStore.at(folder).save(run(""), TENSORS);
    Path json = folder.resolve(KEY).resolve("run.json");
    String text = Files.readString(json);
    Files.writeString(json, text.replace("0.25", "0.75"));
    assertDamaged(folder, "it does not have the sum that it states");
    Files.writeString(json, text.replace("\"sum\"", "\"sun\""));
    assertDamaged(folder, "not of a format that this version of Graft reads");
    Files.write(json, new byte[] {(byte) 0xff, 1});
    assertDamaged(folder, "it is not a text in UTF-8");
    Files.writeString(json, "[".repeat(100_000));
    assertDamaged(folder, "run.json is not what was written");
    Files.delete(json);
    assertDamaged(folder, "run.json is missing");
    Files.delete(folder.resolve(KEY).resolve("tensors.safetensors"));
    assertDamaged(folder, "tensors.safetensors is missing");
    Files.move(folder.resolve(KEY), folder.resolve(OTHER));
    assertEquals(Optional.empty(), RunStore.at(folder).find(OTHER), "another run's folder");
  }

  /** A run.json as it was written before it stated its sum. */
  static String before(String text) {
    return text.replaceFirst("2,\n  \"sum\": \"[0-9a-f]+\"", "1");
  }

  @Test
  void aRunFromBeforeSumsOpensAndGetsItsSumWhenAnotherIsSaved() throws Exception {
    RunStore store = RunStore.at(folder);
    store.save(run(""), TENSORS);
    Path json = folder.resolve(KEY).resolve("run.json");
    String summed = Files.readString(json);
    Files.writeString(json, before(summed));
    Files.setLastModifiedTime(json, FileTime.fromMillis(1_000_000));
    assertEquals(Optional.of(run("")), store.find(KEY));
    assertEquals(1, store.withoutSum());
    store.save(run("").withKey(OTHER), TENSORS);
    assertEquals(0, store.withoutSum());
    assertEquals(summed, Files.readString(json));
    assertEquals(1_000_000, Files.getLastModifiedTime(json).toMillis(), "when it was trained");
  }

  @Test
  void anInterruptedThreadReadsAndKeepsRunsAllTheSame() {
    RunStore store = RunStore.at(folder);
    Thread.currentThread().interrupt();
    store.save(run(""), TENSORS);
    boolean found = store.find(KEY).isPresent();
    assertTrue(Thread.interrupted());
    assertTrue(found);
    assertEquals(List.of(), store.setAside());
  }

  @Test
  void aKeyIsNoPath() throws Exception {
    Files.createDirectories(folder.resolve("other"));
    RunStore store = RunStore.at(folder.resolve("runs"));
    for (String key : List.of("../other", "", "a1b2", KEY.toUpperCase(Locale.ROOT), KEY + "/..")) {
      List<Executable> uses =
          List.of(
              () -> store.find(key),
              () -> store.tensors(key),
              () -> store.save(run("").withKey(key), TENSORS),
              () -> store.checkpoints().find(key, ""),
              () -> store.checkpoints().remove(key));
      for (Executable use : uses) {
        var error = assertThrows(IllegalArgumentException.class, use);
        String words = "key (" + key + ") of a run must be 64 of the digits 0 to 9 and a to f;";
        assertTrue(error.getMessage().startsWith(words), error.getMessage());
      }
    }
    assertTrue(Files.isDirectory(folder.resolve("other")));
  }

  @Test
  void aStoreIsTriedBeforeARunIsComputed() throws Exception {
    Path runs = folder.resolve("runs");
    RunStore.at(runs).tryOut(1000);
    try (var left = Files.list(runs)) {
      assertEquals(0, left.count());
    }
    StoreException full =
        assertThrows(StoreException.class, () -> RunStore.at(runs).tryOut(1L << 60));
    assertTrue(
        full.getMessage()
            .matches(
                "no run can be kept in the store .*runs: No space left on device"
                    + " \\(1,099,511,627,776.0 MiB needed, .* MiB free\\); make room there, or"
                    + " give another folder with RunStore.at\\(path\\)"),
        full.getMessage());
    Path file = Files.createFile(folder.resolve("file"));
    StoreException place = assertThrows(StoreException.class, () -> RunStore.at(file).tryOut(1000));
    assertTrue(place.getMessage().contains("file"), place.getMessage());
  }

  @Test
  void aDamagedRunThatCannotBeMovedStopsWithBothReasons() throws Exception {
    RunStore store = RunStore.at(folder);
    store.save(run(""), TENSORS);
    Files.write(folder.resolve(KEY).resolve("tensors.safetensors"), new byte[] {9});
    Files.createFile(folder.resolve("damaged"));
    StoreException error = assertThrows(StoreException.class, () -> store.find(KEY));
    assertTrue(error.getMessage().contains("is damaged (the tensors do not have the sum"));
    assertTrue(error.getMessage().contains("and cannot be set aside: "), error.getMessage());
    assertTrue(Files.isDirectory(folder.resolve(KEY)));
  }

  /** Java would make a folder of this name, and nobody would find the runs again. */
  @Test
  void aPathThatAnotherToolUnderstandsMakesNoFolder() {
    for (String path : List.of("~/runs", "s3:/bucket/runs", "file:/data/runs")) {
      Path there = Path.of(path);
      RunStore store = RunStore.at(folder);
      for (Executable call :
          List.<Executable>of(() -> RunStore.at(there), () -> store.over(there))) {
        String words = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(words.startsWith("store (" + path + ") must be a path on this machine"), words);
      }
      assertFalse(Files.exists(Path.of(path.replaceFirst("/.*", ""))));
    }
  }
}
