package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Shown;
import dev.graft.run.Preprocessing;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pictures, each with its class, in a fixed order. A set never changes; what selects or renames
 * returns a new one, which shares the pictures.
 */
public final class ImageSet implements Shown {
  private final About about;
  private final List<String> classes;
  private final List<ImageRow> rows;
  private volatile String hash;

  ImageSet(About about, List<String> classes, List<ImageRow> rows) {
    this.about = about;
    this.classes = List.copyOf(classes);
    this.rows = List.copyOf(rows);
    SetChecks.all(this);
  }

  /**
   * A set of images that a program made, which are copied at 8 bits a channel.
   *
   * @param labels per image the index of its class
   */
  public static ImageSet of(
      String name, List<String> classes, List<BufferedImage> images, List<Integer> labels) {
    SetChecks.sameCount(images.size(), labels);
    List<ImageRow> rows = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Picture picture = new MemoryPicture(images.get(i));
      rows.add(new ImageRow("image " + i, labels.get(i), Part.NONE, picture));
    }
    return new ImageSet(About.of(name, "made by a program"), classes, rows);
  }

  /** The set's name. */
  public String name() {
    return about.name();
  }

  /** Where the pictures come from, and their licence. */
  public String origin() {
    return about.origin();
  }

  /** The class names; a label is an index into them. */
  public List<String> classes() {
    return classes;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The index of a row's class. */
  public int label(int row) {
    return row(row).label();
  }

  /** The labels of all rows, in their order. */
  public List<Integer> labels() {
    return rows.stream().map(ImageRow::label).toList();
  }

  /** A row's own name, such as its file. */
  public String rowName(int row) {
    return row(row).name();
  }

  /** The part that the makers of the set put a row into. */
  public Part part(int row) {
    return row(row).part();
  }

  /** Whether the makers of the set put any row into this part. */
  public boolean has(Part part) {
    return rows.stream().anyMatch(row -> row.part() == part);
  }

  /** A row's picture at its own size. */
  public BufferedImage image(int row) {
    return row(row).picture().image();
  }

  /**
   * A row's picture as the numbers a network takes, (channels, size, size); see {@link Pixels}.
   * Decoded once and kept while there is room; the array is the caller's own.
   */
  public float[] pixels(int row, Preprocessing preprocessing) {
    return PixelCache.SHARED.pixels(row(row).picture(), preprocessing);
  }

  /** A row's picture as a small square PNG, over white, for display. */
  public byte[] thumbnail(int row) {
    return Thumbnails.png(image(row));
  }

  /** The files that could not be read and were left out. */
  public List<String> skipped() {
    return about.skipped();
  }

  /**
   * The SHA-256 over all that a result can depend on: contents, labels, class names, parts and the
   * order of the rows; not the names of the set and its rows.
   */
  public String hash() {
    if (hash == null) {
      MessageDigest digest = Sha256.digest();
      classes.forEach(name -> update(digest, "class " + Sha256.of(name)));
      for (ImageRow row : rows) {
        update(digest, row.label() + " " + row.part() + " " + row.picture().hash());
      }
      hash = Sha256.hex(digest.digest());
    }
    return hash;
  }

  /** The rows of these classes only; labels follow the given order. */
  public ImageSet only(String... classes) {
    return only(List.of(classes));
  }

  /** The rows of these classes only; labels follow the given order. */
  public ImageSet only(List<String> chosen) {
    chosen.forEach(name -> Check.oneOf("class", name, classes));
    Check.that(new HashSet<>(chosen).size() == chosen.size(), "classes %s must differ", chosen);
    List<ImageRow> left =
        rows.stream()
            .filter(row -> chosen.contains(classes.get(row.label())))
            .map(row -> row.withLabel(chosen.indexOf(classes.get(row.label()))))
            .toList();
    return new ImageSet(about, chosen, left);
  }

  /** The same set under another name. */
  public ImageSet withName(String name) {
    return new ImageSet(about.withName(name), classes, rows);
  }

  /** The same pictures with other labels, for example shuffled ones. */
  public ImageSet withLabels(List<Integer> labels) {
    SetChecks.sameCount(size(), labels);
    List<ImageRow> changed =
        IntStream.range(0, size()).mapToObj(i -> rows.get(i).withLabel(labels.get(i))).toList();
    return new ImageSet(about, classes, changed);
  }

  /** The same rows with their pictures shifted: a domain of its own with the same labels. */
  public ImageSet shifted(Shift shift) {
    return new ImageSet(
        about.withName(name() + ", " + shift), classes, rows.stream().map(shift::row).toList());
  }

  /** The same rows without the parts that the makers of the set put them into. */
  public ImageSet withoutParts() {
    return new ImageSet(about, classes, rows.stream().map(row -> row.withPart(Part.NONE)).toList());
  }

  /**
   * Splits by fractions of each class, which may leave rows unused. Training and validation rows
   * are redrawn for each run seed.
   */
  public Split split(double training, double validation, double test) {
    return Split.of(this, new Fractions(training, validation, test));
  }

  /**
   * Splits into as many training and validation rows of each class. Test rows are the makers' test
   * part; in a set without one, half of each class, or what training and validation leave of it.
   */
  public Split perClass(int training, int validation) {
    return Split.of(this, new PerClass(training, validation));
  }

  /**
   * Splits as the makers of the set did, the same rows for all seeds. Without a validation part,
   * one fifth of each class's training rows serves as one.
   */
  public Split split() {
    return Split.of(this, new Predefined());
  }

  List<String> notes() {
    return about.notes();
  }

  ImageRow row(int row) {
    Check.that(
        row >= 0 && row < rows.size(),
        "row (%d) must lie between 0 and %d; %s has %d rows",
        row,
        rows.size() - 1,
        name(),
        rows.size());
    return rows.get(row);
  }

  private static void update(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, Object> bundle() {
    return SetView.bundle(this);
  }

  @Override
  public String toString() {
    return SetView.text(this);
  }
}
