package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of finished runs, without an engine. */
class RunStoreTest {
  private static final byte[] TENSORS = {1, 2, 3};
  private static final String KEY = "a1b2".repeat(16);
  private static final String OTHER = "c3d4".repeat(16);

  @TempDir Path folder;

  private static Run run(String failure) {
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
}
