package dev.graft;

import dev.graft.experiment.Experiment;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.run.RunStore;
import dev.graft.show.Shown;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@link Graft#compare} is asked for, as a value: each {@code with...} returns another one,
 * and {@link #run()} computes it.
 *
 * @param folder one folder of pictures per class, or train, validation and test folders with those
 * @param base what the knowledge comes from; its old head is taken off
 * @param size the side of the pictures that the base sees, in pixels; empty for {@link
 *     PictureSize}'s choice
 * @param seeds of the runs, each with each arm
 * @param minutes how long it may take on one core, by which the size is chosen; above 0
 * @param twin whether the base's own network is trained from scratch too
 * @param store where finished runs are kept
 */
public record Compare(
    Path folder,
    Base base,
    OptionalInt size,
    List<Long> seeds,
    double minutes,
    Twin twin,
    RunStore store)
    implements Shown {
  /** A verdict before one has lost patience. */
  public static final double DEFAULT_MINUTES = 5;

  /** The large network itself, from scratch. */
  public enum Twin {
    /** It takes long, and from few pictures it seldom learns much. */
    LEFT_OUT,
    /** Against it one sees whether the transfer was negative. */
    INCLUDED
  }

  /** Copies the list and checks the ranges. */
  public Compare {
    Check.that(
        !folder.toString().matches("(?i).*\\.(csv|tsv)"),
        "path (%s) must be a folder of pictures, not a table; rows are read by TableSet.of(path,"
            + " \"class\") and sentences by TextSet.of(path, \"sentence\", \"class\"), for an"
            + " Experiment and Decision.of(experiment, comparison)",
        folder);
    seeds = List.copyOf(seeds);
    Check.that(!seeds.isEmpty(), "seeds (none) must be at least 1");
    Check.positive("minutes", minutes);
    size.ifPresent(pixels -> Check.atLeast("size", pixels, PictureSize.LEAST));
    size.ifPresent(pixels -> PictureSize.checkTaken(base, pixels));
    Check.that(
        twin == Twin.LEFT_OUT || base.backbone().access() == Backbone.Access.OPEN,
        "base %s cannot be drawn anew, so that it has no twin: leave withTwin() out, or %s",
        base.card().name(),
        base.backbone().wayOut());
  }

  /** A folder of pictures, with an ImageNet base, five seeds and five minutes. */
  public static Compare folder(Path folder) {
    return new Compare(
        folder,
        EfficientNetLite0.imageNet(),
        OptionalInt.empty(),
        Experiment.DEFAULT_SEEDS,
        DEFAULT_MINUTES,
        Twin.LEFT_OUT,
        RunStore.standard());
  }

  /** The same of a folder by its name. */
  public static Compare folder(String folder) {
    try {
      return folder(Path.of(folder));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          Text.format(
              "folder (%s) cannot be a path (%s); where its letters are outside ASCII start Java, or"
                  + " Jupyter, with LC_ALL=C.UTF-8",
              folder, e.getReason()),
          e);
    }
  }

  /** Another base for pictures. */
  public Compare withBase(Base other) {
    other.preprocessing();
    return new Compare(folder, other, size, seeds, minutes, twin, store);
  }

  /** Pictures of this side for the base, in pixels, whatever it costs. */
  public Compare withSize(int pixels) {
    return new Compare(folder, base, OptionalInt.of(pixels), seeds, minutes, twin, store);
  }

  /** Other seeds; each arm is run once with each. */
  public Compare withSeeds(long... chosen) {
    List<Long> list = Arrays.stream(chosen).boxed().toList();
    return new Compare(folder, base, size, list, minutes, twin, store);
  }

  /** Another time on one core, by which the size is chosen. */
  public Compare withMinutes(double time) {
    return new Compare(folder, base, size, seeds, time, twin, store);
  }

  /** With one more arm: the base's own network from scratch. It takes long. */
  public Compare withTwin() {
    return new Compare(folder, base, size, seeds, minutes, Twin.INCLUDED, store);
  }

  /** Another place for finished runs. */
  public Compare withStore(RunStore other) {
    return new Compare(folder, base, size, seeds, minutes, twin, other);
  }

  /**
   * Computes it and shows each result as soon as it is there: the frozen base's accuracy, the
   * verdict against the rival, then what fine-tuning adds.
   *
   * @throws IllegalArgumentException if the folder cannot be read as classes of pictures
   * @throws java.util.concurrent.CancellationException if stopped; finished runs are in the store
   */
  public Compared run() {
    return new Comparing(this).run();
  }

  @Override
  public String toString() {
    return Text.format(
        "%s: %s at %s, against a small net from scratch%s; %s; run() computes it",
        folder,
        base.card().name(),
        size.isPresent() ? size.getAsInt() + " px" : "the largest size for " + time(),
        twin == Twin.INCLUDED ? " and its own twin" : "",
        Text.count(seeds.size(), "seed"));
  }

  private String time() {
    return minutes == Math.rint(minutes)
        ? Text.count(Math.round(minutes), "minute")
        : Text.format("%.1f minutes", minutes);
  }
}
