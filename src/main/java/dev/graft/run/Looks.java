package dev.graft.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The ledger of looks, {@code looks.json} beside the runs: who was judged on which test rows, in
 * the order of the first look. The same look is counted once. It is replaced in one step under a
 * lock, so that no look of another process is lost; a damaged file is moved to {@code damaged/} and
 * the count starts anew. Nothing that happens to the ledger stops a comparison.
 *
 * @param folder of the run store
 */
public record Looks(Path folder) implements Shown {
  private static final String FILE = "looks.json";
  private static final String LOCK = ".looks.lock";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** What the file holds. */
  private record Ledger(int format, List<Look> looks) {
    private static final int FORMAT = 1;
  }

  /**
   * The ledger after some looks.
   *
   * @param looks all of them, in the order of the first look
   * @param troubles what went wrong with the file; empty when all went well
   */
  public record Counted(List<Look> looks, List<String> troubles) {
    /** Copies the lists. */
    public Counted {
      looks = List.copyOf(looks);
      troubles = List.copyOf(troubles);
    }
  }

  /** Counts the looks that are not in the ledger yet, and returns it. */
  public Counted count(List<Look> now) {
    List<String> troubles = new ArrayList<>();
    List<Look> all = new ArrayList<>();
    // One process's threads share a file lock, so they need one of their own.
    synchronized (Looks.class) {
      try {
        Files.createDirectories(folder);
        try (FileChannel channel = lockFile();
            FileLock lock = channel.lock()) {
          all.addAll(lock.isValid() ? read(troubles) : List.of());
          if (add(now, all)) {
            write(all);
          }
        }
      } catch (IOException e) {
        troubles.add(Text.format("looks cannot be counted in %s: %s", folder.resolve(FILE), e));
        add(now, all);
      }
    }
    return new Counted(all, troubles);
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static boolean add(List<Look> now, List<Look> all) {
    boolean added = false;
    for (Look look : now) {
      if (all.stream().noneMatch(look::same)) {
        added |= all.add(look);
      }
    }
    return added;
  }

  private List<Look> read(List<String> troubles) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Ledger ledger = GSON.fromJson(Files.readString(file), Ledger.class);
      if (ledger == null || ledger.format() != Ledger.FORMAT) {
        throw new IllegalArgumentException("it is not a ledger of looks");
      }
      ledger.looks().forEach(Looks::check);
      return ledger.looks();
    } catch (RuntimeException | CharacterCodingException e) {
      // Gson wraps what a record's constructor throws in a plain RuntimeException.
      Path damaged = Files.createDirectories(folder.resolve("damaged"));
      Path target = damaged.resolve("looks-" + UUID.randomUUID() + ".json");
      Files.move(file, target);
      troubles.add(
          Text.format(
              "the count of looks was damaged (%s) and starts anew; the old file is %s",
              e.getMessage(), target));
      return List.of();
    }
  }

  private static void check(Look look) {
    Objects.requireNonNull(look.rows(), "rows");
    Objects.requireNonNull(look.metric(), "metric");
    Objects.requireNonNull(look.arm().description(), "arm");
    Objects.requireNonNull(look.baseline().description(), "baseline");
  }

  private void write(List<Look> all) throws IOException {
    Path temporary = Files.createTempFile(folder, ".writing-", ".json");
    Files.writeString(temporary, GSON.toJson(new Ledger(Ledger.FORMAT, all)));
    Files.move(
        temporary,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "ledger of looks in " + folder;
  }
}
