package dev.graft.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of finished runs, one sub-folder per key with {@code run.json} and the tensors that the
 * run trained. A run is written to a temporary folder and moved in one step, so that another
 * process sees it whole or not at all. One that is damaged is moved to {@code damaged/} and found
 * no more. Beside them lie the {@link Checkpoints} of runs that were stopped.
 */
public final class RunStore implements Shown {
  private static final String RUN = "run.json";
  private static final String TENSORS = "tensors.safetensors";
  private static final String DAMAGED = "damaged";
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

  private final Path folder;
  private final Optional<Path> shipped;
  private final List<String> setAside = Collections.synchronizedList(new ArrayList<>());

  private RunStore(Path folder, Optional<Path> shipped) {
    this.folder = folder;
    this.shipped = shipped;
  }

  /** What run.json holds. */
  private record Entry(int format, String tensorsSum, Run run) {
    private static final int FORMAT = 1;
  }

  /** The store in a folder, which is made when the first run is saved. */
  public static RunStore at(Path folder) {
    return new RunStore(folder, Optional.empty());
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
   * and when it was trained; a damaged one is named and left alone.
   */
  public RunStore over(Path readOnly) {
    return new RunStore(folder, Optional.of(readOnly));
  }

  /** The same store without the folder that is only read. */
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

  /** The stored run with this key, if it is there and whole. */
  public Optional<Run> find(String key) {
    Path entry = folder.resolve(key);
    if (!Files.isDirectory(entry)) {
      return shipped.map(other -> other.resolve(key)).flatMap(other -> stored(other, key));
    }
    try {
      return Optional.of(read(entry, key));
    } catch (IOException | JsonParseException | IllegalArgumentException | NullPointerException e) {
      setAside(entry, e);
      return Optional.empty();
    }
  }

  private Optional<Run> stored(Path entry, String key) {
    if (!Files.isDirectory(entry)) {
      return Optional.empty();
    }
    try {
      Instant made = Files.getLastModifiedTime(entry.resolve(RUN)).toInstant();
      Run run = read(entry, key);
      String words = "trained on %s, %s, %s %s";
      String day = LocalDate.ofInstant(made, ZoneOffset.UTC).toString();
      return Optional.of(
          run.withFact(
              Fact.STORED,
              Text.format(
                  words,
                  day,
                  run.text(Fact.OS),
                  run.text(Fact.ENGINE),
                  run.text(Fact.ENGINE_VERSION))));
    } catch (IOException | JsonParseException | IllegalArgumentException | NullPointerException e) {
      setAside.add(
          Text.format("%s: %s; it is only read, so it stays there", entry, e.getMessage()));
      return Optional.empty();
    }
  }

  private Run read(Path entry, String key) throws IOException {
    Entry read = GSON.fromJson(Files.readString(entry.resolve(RUN)), Entry.class);
    if (read == null || read.format() != Entry.FORMAT || !read.run().key().equals(key)) {
      throw new IllegalArgumentException("run.json is not that of this run");
    }
    if (!Sha256.of(Files.readAllBytes(entry.resolve(TENSORS))).equals(read.tensorsSum())) {
      throw new IllegalArgumentException("the tensors do not have the sum in run.json");
    }
    return read.run();
  }

  private void setAside(Path entry, Exception cause) {
    try {
      Path damaged = Files.createDirectories(folder.resolve(DAMAGED));
      Path target = damaged.resolve(entry.getFileName() + "-" + UUID.randomUUID());
      Files.move(entry, target);
      setAside.add(Text.format("%s: %s; moved to %s", entry, cause.getMessage(), target));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the damaged run " + entry + " aside", e);
    }
  }

  /** Where looks at the runs of this store are counted. */
  public Looks looks() {
    return new Looks(folder);
  }

  /** The damaged runs that were found and moved away, each with the reason. */
  public List<String> setAside() {
    return List.copyOf(setAside);
  }

  /**
   * The tensors that a stored run trained, as the bytes of a safetensors file.
   *
   * @throws IllegalArgumentException if there is no such run
   */
  public byte[] tensors(String key) {
    Path own = folder.resolve(key);
    Path entry = Files.isDirectory(own) ? own : shipped.map(s -> s.resolve(key)).orElse(own);
    Path file = entry.resolve(TENSORS);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(Text.format("no run %s in the store %s", key, folder), e);
    }
  }

  /** Keeps a run and the tensors that it trained. */
  public void save(Run run, byte[] tensors) {
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempDirectory(folder, ".writing-");
      Entry entry = new Entry(Entry.FORMAT, Sha256.of(tensors), run);
      Files.writeString(temporary.resolve(RUN), GSON.toJson(entry));
      Files.write(temporary.resolve(TENSORS), tensors);
      move(temporary, folder.resolve(run.key()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          Text.format(
              "cannot keep the run in the store %s: %s; give another folder with RunStore.at(path)",
              folder, e.getMessage()),
          e);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      delete(temporary); // another process was faster with the same run
    } catch (IOException e) {
      if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      delete(temporary);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public String toString() {
    return "run store " + folder + shipped.map(other -> ", over " + other).orElse("");
  }
}
