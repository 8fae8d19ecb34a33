package dev.graft;

import dev.graft.csv.CsvOptions;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.data.TextSet;
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
 * @param pictures a folder of them, or a split that has been made
 * @param base what the knowledge comes from; its old head is taken off
 * @param size the side of the pictures that the base sees, in pixels; empty for {@link
 *     PictureSize}'s choice
 * @param seeds of the runs, each with each arm
 * @param minutes how long it may take on one core, by which the size is chosen; above 0
 * @param twin whether the base's own network is trained from scratch too
 * @param store where finished runs are kept
 */
public record Compare(
    OwnPictures pictures,
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
    return of(new OwnPictures.InFolder(folder));
  }

  private static Compare of(OwnPictures pictures) {
    return new Compare(
        pictures,
        EfficientNetLite0.imageNet(),
        OptionalInt.empty(),
        Experiment.DEFAULT_SEEDS,
        DEFAULT_MINUTES,
        Twin.LEFT_OUT,
        RunStore.standard());
  }

  /** The same of a folder by its name. */
  public static Compare folder(String folder) {
    return folder(path(folder));
  }

  /**
   * The same of pictures that have been opened, such as a folder without the files that cannot be
   * read: {@code ImageFolder.of(path, Unreadable.SKIP)}. Their own parts are used where there is a
   * test part.
   */
  public static Compare pictures(ImageSet pictures) {
    return of(new OwnPictures.Given(OwnPictures.parted(pictures)));
  }

  /**
   * The same of a split that has been made, such as one that keeps together what belongs together:
   * {@code pictures.split(0.5, 0.2, 0.3).byGroup(name -> ...)}.
   */
  public static Compare pictures(Split split) {
    return of(new OwnPictures.Given(split));
  }

  /**
   * Rows of a table in a CSV file; {@link CompareTable#withSource} names what a base learns from.
   *
   * @param target the column that is to be answered
   * @param without columns that are left out, such as names
   */
  public static CompareTable table(Path csv, String target, String... without) {
    return CompareTable.of(csv, CsvOptions.withDefaults(), target, without);
  }

  /** The same of a file by its name. */
  public static CompareTable table(String csv, String target, String... without) {
    return table(path(csv), target, without);
  }

  /** The same of a file that is written in another way. */
  public static CompareTable table(Path csv, CsvOptions options, String target, String... without) {
    return CompareTable.of(csv, options, target, without);
  }

  /** The same of a table that has been read. */
  public static CompareTable table(TableSet table) {
    return CompareTable.of(table);
  }

  /**
   * Sentences in a CSV file, or one of tabs.
   *
   * @param sentence the column of the sentences
   * @param label the column of their classes
   */
  public static CompareSentences sentences(Path file, String sentence, String label) {
    return CompareSentences.of(file, CsvOptions.withDefaults(), sentence, label);
  }

  /** The same of a file by its name. */
  public static CompareSentences sentences(String file, String sentence, String label) {
    return sentences(path(file), sentence, label);
  }

  /** The same of a file that is written in another way. */
  public static CompareSentences sentences(
      Path file, CsvOptions options, String sentence, String label) {
    return CompareSentences.of(file, options, sentence, label);
  }

  /** The same of sentences that have been read. */
  public static CompareSentences sentences(TextSet sentences) {
    return CompareSentences.of(sentences);
  }

  /** A path by its name. */
  static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          Text.format(
              "name (%s) cannot be a path (%s); give a folder or a file of this machine, and where its"
                  + " letters are outside ASCII start Java, or Jupyter, with LC_ALL=C.UTF-8",
              name, e.getReason()),
          e);
    }
  }

  /** Another base for pictures. */
  public Compare withBase(Base other) {
    other.preprocessing();
    return new Compare(pictures, other, size, seeds, minutes, twin, store);
  }

  /** Pictures of this side for the base, in pixels, whatever it costs. */
  public Compare withSize(int pixels) {
    return new Compare(pictures, base, OptionalInt.of(pixels), seeds, minutes, twin, store);
  }

  /** Other seeds; each arm is run once with each. */
  public Compare withSeeds(long... chosen) {
    List<Long> list = Arrays.stream(chosen).boxed().toList();
    return new Compare(pictures, base, size, list, minutes, twin, store);
  }

  /**
   * Another time on one core, by which the size is chosen. It is reckoned for photographs of one
   * megapixel: larger ones take longer to read than it says.
   */
  public Compare withMinutes(double time) {
    return new Compare(pictures, base, size, seeds, time, twin, store);
  }

  /** With one more arm: the base's own network from scratch. It takes long. */
  public Compare withTwin() {
    return new Compare(pictures, base, size, seeds, minutes, Twin.INCLUDED, store);
  }

  /** Another place for finished runs. */
  public Compare withStore(RunStore other) {
    return new Compare(pictures, base, size, seeds, minutes, twin, other);
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
        pictures,
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
