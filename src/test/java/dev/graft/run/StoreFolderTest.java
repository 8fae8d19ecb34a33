package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the files of a store are written. */
class StoreFolderTest {
  @TempDir Path folder;

  @Test
  void whatDeadProcessesLeftIsSweptAfterADay() throws Exception {
    Path old = Files.createDirectories(folder.resolve(".writing-old"));
    Files.write(old.resolve("run.json"), new byte[10]);
    Path fresh = Files.createDirectories(folder.resolve(".writing-fresh"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    RunStore.at(folder).tryOut(0);
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh));
  }

  @Test
  void filesHaveThePermissionsThatTheUmaskGives() throws Exception {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    RunStore store = RunStore.at(folder.resolve("runs"));
    store.save(RunStoreTest.run(""), RunStoreTest.TENSORS);
    store.looks().count(List.of());
    Path usual = Files.createDirectory(folder.resolve("usual"));
    Path file = Files.createFile(usual.resolve("file"));
    Path entry = folder.resolve("runs").resolve(RunStoreTest.KEY);
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(entry));
    for (String name : List.of("run.json", "tensors.safetensors")) {
      assertEquals(
          Files.getPosixFilePermissions(file), Files.getPosixFilePermissions(entry.resolve(name)));
    }
  }

  @Test
  void whatFailsWhileItIsWrittenLeavesTheOldFileAndNothingElse() throws Exception {
    StoreFolder store = new StoreFolder(folder);
    Path file = folder.resolve("file");
    store.replace(file, out -> out.write(1));
    assertThrows(
        IOException.class,
        () ->
            store.replace(
                file,
                out -> {
                  out.write(new byte[100]);
                  throw new IOException("full");
                }));
    assertEquals(1, Files.size(file));
    try (var all = Files.list(folder)) {
      assertEquals(1, all.count());
    }
  }
}
