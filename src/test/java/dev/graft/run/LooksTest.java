package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of looks. */
class LooksTest {
  private static final Look.Judged SCRATCH = judged("scratch", "s", 1, 2);

  @TempDir Path folder;

  private static Look.Judged judged(String name, String keys, long... seeds) {
    Map<Long, String> runs = new java.util.TreeMap<>();
    for (long seed : seeds) {
      runs.put(seed, keys + seed);
    }
    return new Look.Judged(name, "described as " + keys, runs);
  }

  private static Look look(Look.Judged arm) {
    return new Look("rows", arm, SCRATCH, "accuracy", List.of(), 0.03, 1);
  }

  @Test
  void theSameLookIsCountedOnce() {
    Looks ledger = RunStore.at(folder).looks();
    Look first = look(judged("frozen", "f", 1, 2));
    ledger.count(List.of(first));
    Looks.Counted again = new Looks(folder).count(List.of(look(judged("renamed", "f", 1, 2))));
    assertEquals(List.of(first), again.looks());
    assertEquals(List.of(), again.troubles());
    Look more = look(judged("frozen", "f", 1, 2, 3));
    assertEquals(List.of(first, more), ledger.count(List.of(more)).looks());
  }

  /** A folder of the same name that another tool writes is left alone. */
  @Test
  void aLedgerHasBegunOnceSomebodyHasLooked() throws Exception {
    RunStore store = RunStore.at(folder);
    Files.writeString(folder.resolve("events.out.tfevents"), "another tool's");
    assertFalse(store.looks().begun());
    store.looks().count(List.of(look(judged("frozen", "f", 1, 2))));
    assertTrue(store.looks().begun());
  }

  @Test
  void anArmIsKnownByItsRunsNotByItsName() {
    Look.Judged frozen = judged("frozen", "f", 1, 2);
    assertTrue(frozen.sameArm(judged("other name", "f", 2, 3)));
    assertTrue(frozen.sameArm(judged("frozen", "f", 7)));
    assertFalse(frozen.sameArm(judged("frozen", "g", 7)));
    Look.Judged otherRun = new Look.Judged("frozen", "described as f", Map.of(1L, "another key"));
    assertFalse(frozen.sameArm(otherRun));
    Look turned = new Look("rows", SCRATCH, frozen, "accuracy", List.of(), 0.03, 1);
    assertTrue(look(frozen).same(turned) && look(frozen).samePair(turned));
    assertFalse(look(frozen).same(new Look("rows", frozen, SCRATCH, "AUC", List.of(), 0.03, 1)));
    assertFalse(
        look(frozen).samePair(new Look("others", frozen, SCRATCH, "AUC", List.of(), 0.03, 1)));
  }

  @Test
  void damageIsNamedAndSetAside() throws Exception {
    for (String damage : List.of("{\"format\": 1, \"loo", "", "{\"format\": 7, \"looks\": []}")) {
      Files.writeString(folder.resolve("looks.json"), damage);
      Looks.Counted counted = new Looks(folder).count(List.of(look(SCRATCH)));
      assertEquals(1, counted.looks().size());
      assertEquals(1, counted.troubles().size());
      String trouble = counted.troubles().get(0);
      Path old = Path.of(trouble.substring(trouble.indexOf("the old file is ") + 16));
      assertEquals(damage, Files.readString(old));
      assertEquals(List.of(), new Looks(folder).count(List.of()).troubles());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNothing() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Looks.Counted counted = new Looks(file).count(List.of(look(SCRATCH)));
    assertEquals(1, counted.looks().size());
    assertTrue(counted.troubles().get(0).startsWith("looks cannot be counted in " + file));
  }

  @Test
  void noLookIsLostBetweenThreads() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Look one = look(judged("arm", "k" + i, 1, 2));
      threads.add(new Thread(() -> new Looks(folder).count(List.of(one))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(8, new Looks(folder).count(List.of()).looks().size());
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of(".looks.lock", "looks.json"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }
}
