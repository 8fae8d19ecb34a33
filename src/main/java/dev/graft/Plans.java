package dev.graft;

import dev.graft.experiment.Experiment;
import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import dev.graft.pack.PackedPlans;
import dev.graft.training.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Plans and experiments as one file that others open and run: for another machine, a report of a
 * fault, the solution of an exercise. It holds descriptions, the user's own rows, pictures and
 * weights, and no programs; what ships with Graft goes by name. Whoever opens it gets plans with
 * the same keys, or is told why not.
 */
public final class Plans {
  private Plans() {}

  /**
   * Writes an experiment, its arms by their names and its seeds, but not its store and its runs.
   *
   * @return the file
   * @throws IllegalArgumentException naming what cannot be packed, why, and what to do instead
   */
  public static Path pack(Experiment experiment, Path file) {
    return write(PackedPlans.of(experiment), file);
  }

  /** Writes plans of single runs. */
  public static Path pack(List<Plan> plans, Path file) {
    return write(new PackedPlans(plans, Optional.empty()), file);
  }

  private static Path write(PackedPlans plans, Path file) {
    Path whole = LocalPath.checked("file", file).toAbsolutePath();
    Check.that(
        !Files.isDirectory(whole) && whole.getParent() != null,
        "pack (%s) must be the name of a file, but is a folder; add one, such as sweep.zip",
        whole);
    Check.that(
        Files.isDirectory(whole.getParent()),
        "pack (%s) must be in a folder that is there, but %s is not; make it, or name another",
        whole,
        whole.getParent());
    byte[] bytes = plans.bytes();
    try {
      Path part =
          whole.resolveSibling(".pack-" + UUID.randomUUID()); // not private as temporary files
      try {
        Files.write(part, bytes);
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      return file;
    } catch (IOException e) {
      throw Check.brief(
          new IllegalArgumentException(
              Text.format("pack (%s) cannot be written: %s; name another place", whole, e), e));
    }
  }

  /**
   * The plans of a file, each with the key that it had when it was packed.
   *
   * @throws IllegalArgumentException if it is damaged, changed, of another version or engine
   */
  public static List<Plan> unpack(Path file) {
    return read(file).plans();
  }

  /**
   * The experiment of a file, in the standard store: its {@code run()} computes the same runs.
   *
   * @throws IllegalArgumentException if it is damaged, changed, of another version or engine, or
   *     holds plans of single runs
   */
  public static Experiment experiment(Path file) {
    Optional<Experiment> experiment = read(file).experiment();
    Check.that(
        experiment.isPresent(),
        "pack (%s) must be that of an experiment, but it holds single plans; take Plans.unpack",
        file);
    return experiment.orElseThrow();
  }

  private static PackedPlans read(Path file) {
    try {
      Check.that(
          Files.size(file) <= PackedPlans.MOST_BYTES,
          "pack (%s, %,d bytes) must have at most %,d",
          file,
          Files.size(file),
          PackedPlans.MOST_BYTES);
      return PackedPlans.of(Text.format("pack (%s)", file), Files.readAllBytes(file));
    } catch (IOException e) {
      throw Check.brief(
          new IllegalArgumentException(
              Text.format(
                  "pack (%s) cannot be read: %s; name a file that Plans.pack wrote",
                  file.toAbsolutePath(), e),
              e));
    }
  }
}
