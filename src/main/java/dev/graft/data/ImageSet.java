package dev.graft.data;

import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Stop;
import dev.graft.run.DataNotes;
import dev.graft.run.Thumbnail;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures, each with its class, in a fixed order. A set never changes; what selects or renames
 * returns a new one, which shares the pictures.
 */
public final class ImageSet implements Examples {
  private volatile About about;
  private final List<String> classes;
  private final List<ImageRow> rows;
  private volatile String hash;
  private volatile DataNotes noted;

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
    List<ImageRow> rows =
        IntStream.range(0, images.size())
            .mapToObj(i -> ImageRow.made(i, labels.get(i), images.get(i)))
            .toList();
    return new ImageSet(About.of(name, "made by a program"), classes, rows);
  }

  /** What it says of itself, told again where rows are gone. */
  About about() {
    About now = about.of(classes, rows);
    about = now;
    return now;
  }

  @Override
  public String name() {
    return about.name();
  }

  @Override
  public String origin() {
    return about.origin();
  }

  @Override
  public String noun() {
    return "picture";
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int label(int row) {
    return row(row).label();
  }

  @Override
  public List<Integer> labels() {
    return rows.stream().map(ImageRow::label).toList();
  }

  @Override
  public String rowName(int row) {
    return row(row).name();
  }

  @Override
  public Part part(int row) {
    return row(row).part();
  }

  @Override
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

  /** What the pixels of all sets of this process take on the Java heap at most, in MiB. */
  public static double mostMebibytesOfPixels() {
    return PixelCache.SHARED.mostBytes() / 1048576.0;
  }

  @Override
  public float[] numbers(int row, Input input) {
    return pixels(row, preprocessing(input));
  }

  @Override
  public void checkTakenBy(Input input) {
    preprocessing(input);
  }

  private Preprocessing preprocessing(Input input) {
    Optional<Preprocessing> pictures = input.as(Preprocessing.class);
    Check.that(
        pictures.isPresent(),
        "%s holds pictures, but the base takes %s (%s); give it such rows, or take a base for"
            + " pictures",
        name(),
        input.takes(),
        input);
    return pictures.orElseThrow();
  }

  @Override
  public Thumbnail shown(int row) {
    return Thumbnail.picture(row, classes.get(label(row)), thumbnail(row));
  }

  /** A row's picture as a small square PNG, over white, for display. */
  public byte[] thumbnail(int row) {
    return Thumbnails.png(image(row));
  }

  /** The files that could not be read and were left out. */
  public List<String> skipped() {
    return about.skipped();
  }

  /** The sum of a picture's file, or of its pixels where a program made it. */
  @Override
  public String content(int row) {
    return row(row).picture().hash();
  }

  @Override
  public String alike(int row) {
    return row(row).picture().alike();
  }

  /**
   * The SHA-256 over all that a result can depend on: contents, labels, class names, parts and the
   * order of the rows; not the names of the set and its rows.
   */
  @Override
  public String hash() {
    if (hash == null) {
      MessageDigest digest = Sha256.digest();
      classes.forEach(name -> update(digest, "class " + Sha256.of(name)));
      for (ImageRow row : rows) {
        Stop.check("pictures were summed");
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
    return new ImageSet(about.only(classes, chosen, left), chosen, left);
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
    return new ImageSet(about.old(), classes, changed);
  }

  /** The same rows with their pictures shifted: a domain of its own with the same labels. */
  public ImageSet shifted(Shift shift) {
    return new ImageSet(
        about.withName(name() + ", " + shift), classes, rows.stream().map(shift::row).toList());
  }

  /** The same rows without the parts that the makers of the set put them into. */
  public ImageSet withoutParts() {
    List<ImageRow> changed = rows.stream().map(row -> row.withPart(Part.NONE)).toList();
    return new ImageSet(about.old(), classes, changed);
  }

  /** The same pictures put into these parts, one for each row. */
  @Override
  public ImageSet withParts(List<Part> parts) {
    SetChecks.sameCount(size(), parts);
    List<ImageRow> changed =
        IntStream.range(0, size()).mapToObj(i -> rows.get(i).withPart(parts.get(i))).toList();
    return new ImageSet(NamesTogether.inParts(about(), changed), classes, changed);
  }

  /**
   * Every picture in one part only: of equal pictures those that train stay, then those that
   * validate; in a set without parts the first stays. The set says how many were left out.
   */
  public ImageSet withoutTwins() {
    return Twins.dropped(this, rows, about());
  }

  /**
   * The same, and of pictures that look almost alike (at another size, compressed again, cropped by
   * some 5%; mirrored, turned by quarters or in other tones) one only: of up to 10,000.
   */
  public ImageSet withoutNearTwins() {
    ImageSet once = withoutTwins();
    return NearTwins.dropped(once, once.rows, once.about());
  }

  /** Equal pictures, those that were left out or cannot be read, files that belong together. */
  @Override
  public Optional<DataNotes> noted() {
    noted = noted == null ? about().noted(rows) : noted;
    return Optional.of(noted);
  }

  @Override
  public List<String> cells(String column) {
    return about.column(column, rows).orElseGet(() -> Examples.super.cells(column));
  }

  /** The same set, with a note known and meant so: see {@link TableSet#accepting}. */
  public ImageSet accepting(String note, String reason) {
    return new ImageSet(about().accepting(about.groups(rows), note, reason), classes, rows);
  }

  /** The same in words, a sentence each. */
  public List<String> notes() {
    return noted().orElseThrow().words();
  }

  ImageRow row(int row) {
    return rows.get(SetChecks.row(this, row));
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
