package dev.graft.experiment;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was saved, and where.
 *
 * @param what the arm and the seed of the run
 * @param folder that holds it, absolute
 * @param files their names, sorted
 * @param bytes of all of them
 */
public record Saved(String what, Path folder, List<String> files, long bytes) implements Shown {
  /** Copies the list. */
  public Saved {
    files = List.copyOf(files);
  }

  static Saved in(Path folder, Arm arm, long seed) {
    Path shown = folder.toAbsolutePath().normalize();
    try (Stream<Path> list = Files.list(shown)) {
      List<Path> files = list.sorted(Comparator.comparing(Path::getFileName)).toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
      return new Saved(Text.format("%s, seed %d", arm.name(), seed), shown, names, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(Text.format("cannot list what was saved in (%s)", shown), e);
    }
  }

  @Override
  public String toString() {
    return Text.format(
        "saved %s in %s: %s; %s in all",
        what, folder, String.join(", ", files), Text.mebibytes(bytes));
  }
}
