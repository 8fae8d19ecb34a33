package dev.graft.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<String> WITHOUT_SUM = Set.of("format", "looks");

  /** What the file holds. */
  private record Ledger(int format, String sum, List<Look> looks) {}

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

  /**
   * The ledger of the {@linkplain RunStore#standard() usual store} where it has one already:
   * results that come from elsewhere are counted there too. Nothing is made to find out, so that a
   * folder {@code runs/} of another tool stays as it is. {@code -Dgraft.looks=uncounted} leaves
   * them uncounted.
   */
  public static Optional<Looks> usual() {
    boolean counted = !"uncounted".equals(System.getProperty("graft.looks"));
    return Optional.of(RunStore.standard().alone().looks()).filter(l -> counted && l.begun());
  }

  /** Whether somebody has looked at runs of this store before. */
  boolean begun() {
    return Files.isRegularFile(folder.resolve(FILE));
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
    if (StoreFolder.attributes(file).isEmpty()) {
      return List.of();
    }
    try {
      return parsed(Summed.text(StoreFolder.bytes(file)));
    } catch (Damage e) {
      String name = "looks-" + UUID.randomUUID() + ".json";
      Path target = new StoreFolder(folder).setAside(file, name);
      troubles.add(
          Text.format(
              "the count of looks was damaged (%s) and starts anew; the old file is %s",
              e.getMessage(), target));
      return List.of();
    }
  }

  // Gson wraps what a record's constructor throws in a plain RuntimeException.
  private static List<Look> parsed(String text) throws Damage {
    boolean summed = Summed.sound(text);
    try {
      JsonObject all = JsonParser.parseString(text).getAsJsonObject();
      if (!summed
          && (!all.keySet().equals(WITHOUT_SUM)
              || all.get("format").getAsInt() != Summed.WITHOUT)) {
        throw new IllegalArgumentException("it is not a ledger of looks");
      }
      List<Look> looks = GSON.fromJson(all, Ledger.class).looks();
      looks.forEach(Looks::check);
      return looks;
    } catch (RuntimeException e) {
      throw new Damage(String.valueOf(e.getMessage()));
    }
  }

  private static void check(Look look) {
    Objects.requireNonNull(look.rows(), "rows");
    Objects.requireNonNull(look.metric(), "metric");
    Objects.requireNonNull(look.arm().description(), "arm");
    Objects.requireNonNull(look.baseline().description(), "baseline");
  }

  private void write(List<Look> all) throws IOException {
    byte[] text = Summed.closed(GSON.toJson(new Ledger(Summed.FORMAT, Summed.OPEN, all)));
    new StoreFolder(folder).replace(folder.resolve(FILE), out -> out.write(text));
  }

  @Override
  public String toString() {
    return "ledger of looks in " + folder;
  }
}
