package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.Mutations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no longer what was written: none is trusted, and each is named. */
@Tag("slow")
class StoreMutationTest {
  private static final int MUTATIONS = 300;
  private static final byte[] TENSORS = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final String KEY = RunStoreTest.KEY;

  @TempDir Path folder;

  private void eachIsRefused(String file) throws Exception {
    RunStore.at(folder).save(RunStoreTest.run(""), TENSORS);
    Path changed = folder.resolve(KEY).resolve(file);
    byte[] whole = Files.readAllBytes(changed);
    Random random = new Random(7);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] wrong = Mutations.of(whole, random);
      boolean same = Arrays.equals(whole, wrong);
      Files.write(changed, wrong);
      RunStore store = RunStore.at(folder);
      boolean found = store.find(KEY).isPresent();
      assertEquals(same, found, () -> new String(wrong));
      assertEquals(same ? 0 : 1, store.setAside().size());
      store.save(RunStoreTest.run(""), TENSORS);
      assertEquals(RunStoreTest.run(""), store.find(KEY).orElseThrow());
      assertArrayEquals(TENSORS, store.tensors(KEY));
    }
  }

  @Test
  void noChangedRunIsTrusted() throws Exception {
    eachIsRefused("run.json");
  }

  @Test
  void noChangedTensorsAreTrusted() throws Exception {
    eachIsRefused("tensors.safetensors");
  }

  @Test
  void noChangedLedgerIsTrusted() throws Exception {
    Look.Judged arm = new Look.Judged("frozen", "described", Map.of(1L, KEY, 2L, "k"));
    Look.Judged other = new Look.Judged("scratch", "from nothing", Map.of(1L, "l", 2L, "m"));
    Look look = new Look("rows", arm, other, "accuracy", List.of(2, 5), 0.03, 1);
    new Looks(folder).count(List.of(look));
    Path file = folder.resolve("looks.json");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] wrong = Mutations.of(whole, random);
      Files.write(file, wrong);
      Looks.Counted counted = new Looks(folder).count(List.of());
      boolean same = Arrays.equals(whole, wrong);
      assertEquals(same ? List.of(look) : List.of(), counted.looks());
      assertEquals(same ? 0 : 1, counted.troubles().size());
      assertTrue(same || counted.troubles().get(0).contains("was damaged ("));
    }
  }
}
