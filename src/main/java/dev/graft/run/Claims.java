package dev.graft.run;

import dev.graft.internal.Text;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which runs of a store are being computed, so that processes and machines that share its folder
 * divide them. A claim is a file {@code <key>.claim}, made by a link, that names its holder; a
 * living process touches it every ten seconds. It is free when its process has died on this system,
 * or when it was not touched for a minute by the clock of the file system, so that machines' own
 * clocks play no part. Where two processes hold the same run after all, as after a machine slept,
 * both compute the same bits: that costs time and nothing else.
 */
public final class Claims {
  private static final Duration SILENT = Duration.ofMinutes(1);

  private final Path folder;
  private final Duration silent;
  private final Set<String> notices = Collections.synchronizedSet(new LinkedHashSet<>());

  Claims(Path folder) {
    this(folder, SILENT);
  }

  /** Claims that are free when they were not touched for so long. */
  Claims(Path folder, Duration silent) {
    this.folder = folder.toAbsolutePath().normalize();
    this.silent = silent;
  }

  private Path file(String key) {
    return folder.resolve(RunKey.checked(key) + StoreFolder.CLAIM);
  }

  /**
   * Takes a run for this process, whose own threads do not exclude each other.
   *
   * @return whether it may be computed here; if not, another process is at it
   */
  public boolean take(String key) {
    Path file = file(key);
    if (ClaimHeartbeat.holds(file)) {
      return true;
    }
    try {
      Files.createDirectories(folder);
      return created(file) || (freed(file) && created(file));
    } catch (IOException e) {
      notices.add(
          Text.format(
              "cannot mark in %s which runs are being computed: %s; another process on the same"
                  + " store may compute them too",
              folder, StoreFolder.reason(e)));
      return true;
    }
  }

  /** A claim appears with its holder in it, in one step, where the file system has links. */
  private boolean created(Path file) throws IOException {
    byte[] holder = ClaimHolder.here().json().getBytes(StandardCharsets.UTF_8);
    Path written = folder.resolve(StoreFolder.WRITING + UUID.randomUUID());
    try {
      write(written, holder);
      if (!linked(file, written)) {
        Files.createFile(file);
        write(file, holder);
      }
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(written);
    }
    ClaimHeartbeat.hold(file, holder);
    return true;
  }

  private static void write(Path file, byte[] holder) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(holder);
    }
  }

  private static boolean linked(Path file, Path written) throws FileAlreadyExistsException {
    try {
      Files.createLink(file, written);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Whether the claim's holder is gone; its file then is out of the way. */
  private boolean freed(Path file) throws IOException {
    Optional<BasicFileAttributes> there = StoreFolder.attributes(file);
    if (there.isEmpty()) {
      return true;
    }
    if (!abandoned(file, there.get().lastModifiedTime().toInstant())) {
      return false;
    }
    Path gone = folder.resolve(StoreFolder.WRITING + UUID.randomUUID());
    try {
      Files.move(file, gone, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return true; // another process was faster
    }
    Files.deleteIfExists(gone);
    return true;
  }

  private boolean abandoned(Path file, Instant touched) throws IOException {
    Optional<ClaimHolder> holder = ClaimHolder.of(file);
    if (holder.isPresent() && holder.get().onThisSystem()) {
      return holder.get().isThisProcess() || !holder.get().lives();
    }
    Instant now = now();
    // From the future: the clock was set back, and nobody has touched it since.
    return touched.plus(silent).isBefore(now) || touched.minus(silent).isAfter(now);
  }

  /** The time by the clock that stamps the folder's files. */
  private Instant now() throws IOException {
    Path probe = folder.resolve(StoreFolder.WRITING + UUID.randomUUID());
    try {
      Files.createFile(probe);
      return Files.getLastModifiedTime(probe).toInstant();
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Gives a run back that is stored, or that was stopped. */
  public void release(String key) {
    ClaimHeartbeat.release(file(key));
  }

  /** Who computes a run: "a process on this machine (4711)"; empty where nobody is known to. */
  public Optional<String> holder(String key) {
    return ClaimHolder.of(file(key)).map(ClaimHolder::toString);
  }

  /** What could not be written, with the reason. */
  public List<String> notices() {
    synchronized (notices) {
      return List.copyOf(notices);
    }
  }

  @Override
  public String toString() {
    return "claims of runs in " + folder;
  }
}
