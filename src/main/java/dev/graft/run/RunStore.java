package dev.graft.run;

import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of finished runs, one sub-folder per key with {@code run.json} and the tensors that the
 * run trained. A run is written to a temporary folder and moved in one step, so that another
 * process sees it whole or not at all. One whose content is not what was written is moved to {@code
 * damaged/} and found no more; one that cannot be read stays where it is, and the {@link
 * StoreException} says why. Beside them lie the {@link Checkpoints} of runs that were stopped, and
 * the {@link Claims} of runs that are being computed.
 */
public final class RunStore implements Shown {
  private static final String ANOTHER = "give another folder with RunStore.at(path)";

  private final Path folder;
  private final StoreFolder files;
  private final List<Path> shipped;
  private final Set<String> setAside = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Set<String> withoutSum = Collections.synchronizedSet(new LinkedHashSet<>());

  private RunStore(Path folder, List<Path> shipped) {
    this.folder = LocalPath.checked("store", folder);
    this.files = new StoreFolder(folder);
    this.shipped = shipped;
  }

  /** The store in a folder of this machine, which is made when the first run is saved. */
  public static RunStore at(Path folder) {
    return new RunStore(folder, List.of());
  }

  /**
   * The store in {@code runs/} under GRAFT_HOME, or beside the notebook where that is not set.
   * Where GRAFT_STORED names a folder, the runs in it are found as well: see {@link #over}.
   */
  public static RunStore standard() {
    String home = System.getenv("GRAFT_HOME");
    RunStore store = at(home == null ? Path.of("runs") : Path.of(home, "runs"));
    String stored = System.getenv("GRAFT_STORED");
    return stored == null ? store : store.over(Path.of(stored));
  }

  /**
   * The same store, which also finds the runs of a folder that is only read, such as those that
   * come with a course. A run found there says in its provenance, under {@link Fact#STORED}, where
   * and when it was trained; a damaged one is named and left alone. Of several such folders the one
   * that was named first is asked first.
   */
  public RunStore over(Path readOnly) {
    Path there = LocalPath.checked("store", readOnly);
    return new RunStore(folder, Stream.concat(shipped.stream(), Stream.of(there)).toList());
  }

  /** The same store without the folders that are only read. */
  public RunStore alone() {
    return at(folder);
  }

  /** The folder for what frozen stages answer; not part of any run, and free to be deleted. */
  public Path features() {
    return folder.resolve("features");
  }

  /** Where runs that were stopped go on from. */
  public Checkpoints checkpoints() {
    return new Checkpoints(folder);
  }

  /** Which runs are being computed, by this process or by another one on the same folder. */
  public Claims claims() {
    return new Claims(folder);
  }

  /**
   * The stored run with this key, if it is there and whole.
   *
   * @throws StoreException if it cannot be read, or is damaged and cannot be moved away
   * @throws IllegalArgumentException if the key is not one of 64 hexadecimal digits
   */
  public Optional<Run> find(String key) {
    return whole(key)
        .map(found -> found.own() ? found.file().run() : found.file().stored(found.made()));
  }

  /**
   * Reads many runs side by side, so that {@link #find} has them at hand. What is wrong with one is
   * left for it to say.
   */
  public void readAhead(Collection<String> keys) {
    keys.parallelStream()
        .forEach(
            key -> {
              try {
                find(key);
              } catch (StoreException e) {
                return; // find says it again
              }
            });
  }

  /** A run that is whole, and where it lies. */
  private record Found(RunFile file, Path entry, boolean own, Instant made) {}

  private Optional<Found> whole(String key) {
    Path own = folder.resolve(RunKey.checked(key));
    Optional<Found> found = whole(own, key, true);
    return found.or(
        () ->
            shipped.stream().flatMap(f -> whole(f.resolve(key), key, false).stream()).findFirst());
  }

  private Optional<Found> whole(Path entry, String key, boolean own) {
    try {
      if (StoreFolder.attributes(entry).isEmpty()) {
        return Optional.empty();
      }
      RunFile file = KnownRuns.read(entry, key);
      if (own && !file.summed()) {
        withoutSum.add(key);
      }
      Instant made = Files.getLastModifiedTime(entry.resolve(RunFile.RUN)).toInstant();
      return Optional.of(new Found(file, entry, own, made));
    } catch (Damage e) {
      damaged(entry, own, e);
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  private StoreException unreadable(Path entry, IOException e) {
    return new StoreException(
        Text.format(
            "cannot read the run %s: %s; it is left as it is, since that says nothing of what it"
                + " holds. See to that and run the cell again",
            entry, StoreFolder.reason(e)),
        e);
  }

  private void damaged(Path entry, boolean own, Damage cause) {
    if (!own) {
      setAside.add(
          Text.format("%s: %s; it is only read, so it stays there", entry, cause.getMessage()));
      return;
    }
    try {
      if (StoreFolder.attributes(entry).isEmpty()) {
        return; // another process was faster
      }
      Path target = files.setAside(entry, entry.getFileName() + "-" + UUID.randomUUID());
      setAside.add(Text.format("%s: %s; moved to %s", entry, cause.getMessage(), target));
    } catch (IOException e) {
      throw new StoreException(
          Text.format(
              "the run %s is damaged (%s) and cannot be set aside: %s; delete its folder, or %s",
              entry, cause.getMessage(), StoreFolder.reason(e), ANOTHER),
          e);
    }
  }

  /** Where looks at the runs of this store are counted. */
  public Looks looks() {
    return new Looks(folder);
  }

  /** The damaged runs that were found and moved away, each with the reason. */
  public List<String> setAside() {
    synchronized (setAside) {
      return List.copyOf(setAside);
    }
  }

  /** How many of the runs that were found here have a run.json without a sum, from before. */
  public int withoutSum() {
    return withoutSum.size();
  }

  /**
   * The tensors that a stored run trained, as the bytes of a safetensors file.
   *
   * @throws IllegalArgumentException if there is no such run, or it came without tensors
   * @throws StoreException if they cannot be read
   */
  public byte[] tensors(String key) {
    Optional<Found> found = whole(key);
    if (found.isPresent()) {
      try {
        return found.get().file().tensors(found.get().entry());
      } catch (Damage e) {
        damaged(found.get().entry(), found.get().own(), e);
      } catch (IOException e) {
        throw unreadable(found.get().entry(), e);
      }
    }
    throw new IllegalArgumentException(
        Text.format("no run %s in the store %s; call run() first", key, folder));
  }

  /**
   * Sees whether runs can be kept here, before one is computed; deletes what processes that died
   * more than a day ago left half-written.
   *
   * @param bytes that are to be kept, about
   * @throws StoreException if they cannot
   */
  public void tryOut(long bytes) {
    try {
      files.tryOut();
      files.sweep();
      Optional<Long> free = files.free();
      if (free.isPresent() && free.get() < bytes) {
        throw new IOException("No space left on device");
      }
    } catch (IOException e) {
      throw unwritable("no run can be kept in the store", bytes, e);
    }
  }

  /** Keeps a run and the tensors that it trained. */
  public void save(Run run, byte[] tensors) {
    add(run, RunFile.files(run, tensors));
  }

  /**
   * Keeps what a run says and not what it trained: small, and enough for verdicts and charts, so
   * that runs can come with a course. Runs that were found {@link #over} a folder say where they
   * were trained.
   */
  public void saveWithoutTensors(Run run) {
    add(run, List.of(RunFile.withoutTensors(run)));
  }

  private void add(Run run, List<StoreFolder.Named> content) {
    Path entry = folder.resolve(RunKey.checked(run.key()));
    try {
      files.add(entry, content);
    } catch (IOException e) {
      long bytes = content.stream().mapToLong(file -> file.bytes().length).sum();
      throw unwritable("cannot keep the run in the store", bytes, e);
    }
    sumEarlierOnes();
  }

  private StoreException unwritable(String what, long bytes, IOException e) {
    String free = files.free().map(b -> Text.format(", %s free", Text.mebibytes(b))).orElse("");
    String reason = StoreFolder.reason(e);
    boolean full = reason.matches(".*([Ss]pace|[Qq]uota|too large).*");
    return new StoreException(
        Text.format(
            "%s %s: %s (%s needed%s); %s%s",
            what,
            folder,
            reason,
            Text.mebibytes(bytes),
            free,
            full ? "make room there, or " : "",
            ANOTHER),
        e);
  }

  /** Runs from before sums get one; those that cannot be written again stay as they are. */
  private void sumEarlierOnes() {
    for (String key : List.copyOf(withoutSum)) {
      Path entry = folder.resolve(key);
      Path json = entry.resolve(RunFile.RUN);
      try {
        RunFile file = RunFile.read(entry, key);
        FileTime made = Files.readAttributes(json, BasicFileAttributes.class).lastModifiedTime();
        files.replace(json, out -> out.write(file.json()));
        Files.setLastModifiedTime(json, made);
      } catch (IOException | Damage e) {
        continue; // the next find says so
      } finally {
        withoutSum.remove(key);
      }
    }
  }

  @Override
  public String toString() {
    return "run store " + folder + (shipped.isEmpty() ? "" : ", over " + shipped);
  }
}
