package dev.graft.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the claims of this process fresh: every ten seconds it writes what they hold again, so that
 * the file's time is the file system's own.
 */
final class ClaimHeartbeat {
  private static final long SECONDS = 10;
  private static final Map<Path, byte[]> HELD = new ConcurrentHashMap<>();

  /** Runs from the first claim on, and ends with the process. */
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(ClaimHeartbeat::thread);

  static {
    CLOCK.scheduleWithFixedDelay(ClaimHeartbeat::touch, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private ClaimHeartbeat() {}

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "graft-claims");
    thread.setDaemon(true);
    return thread;
  }

  static boolean holds(Path claim) {
    return HELD.containsKey(claim);
  }

  static void hold(Path claim, byte[] holder) {
    HELD.put(claim, holder);
  }

  /** Forgets a claim and deletes its file, unless another process took it over. */
  static void release(Path claim) {
    byte[] holder = HELD.remove(claim);
    try {
      if (holder != null && isOurs(claim, holder)) {
        Files.deleteIfExists(claim);
      }
    } catch (IOException e) {
      return; // it is free a minute after its last beat
    }
  }

  private static boolean isOurs(Path claim, byte[] holder) throws IOException {
    try {
      return Arrays.equals(StoreFolder.bytes(claim), holder);
    } catch (Damage e) {
      return false; // it is not there
    }
  }

  /** Writes all again; one that another process took over is not ours any more. */
  static void touch() {
    HELD.forEach(
        (claim, holder) -> {
          try {
            if (!isOurs(claim, holder)) {
              HELD.remove(claim);
              return;
            }
            try (RandomAccessFile file = new RandomAccessFile(claim.toFile(), "rw")) {
              file.write(holder);
            }
          } catch (IOException e) {
            return; // the next beat may succeed
          }
        });
  }
}
