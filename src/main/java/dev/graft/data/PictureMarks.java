package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What half of the pictures of one class or more have and hardly any others, and what none of them
 * shows: a kind of file, a size, no colours, a white or black edge.
 */
final class PictureMarks {
  /** Of a class's own pictures so many percent or more have it, and as many as no chance gives. */
  private static final long MANY = 50;

  private static final long NEARLY_ALL = 95;

  /** ... and of all others no more. */
  private static final long HARDLY_ANY = 1;

  /** Of fewer pictures it may be chance. */
  private static final int FEWEST = 20;

  /** Of 255 levels: an edge of one colour, compressed or not. */
  private static final int PLAIN = 10;

  /** One value in so many lies further off, as compression leaves it, and none more than so far. */
  private static final int SELDOM = 20;

  private static final int WAVE = 40;

  private static final int BRIGHTEST = 255;

  private final List<String> classes;
  private final List<Integer> labels;
  private final List<Traits> pictures;
  private final List<String> found = new ArrayList<>();
  private int rows;
  private boolean nearlyAll = true;

  private PictureMarks(List<String> classes, List<Integer> labels, List<Traits> pictures) {
    this.classes = classes;
    this.labels = labels;
    this.pictures = pictures;
  }

  /**
   * One picture.
   *
   * @param kind of its file
   * @param width in its file, pixels
   * @param height in its file, pixels
   */
  record Traits(String kind, int width, int height, Look look) {
    static Traits of(FolderFile file) {
      FolderFile.Seen seen = file.seen();
      String kind = OddOnes.kind(file.path().getFileName().toString());
      return new Traits(kind, seen.width(), seen.height(), seen.picture().look());
    }

    private String size() {
      return Text.format("%d x %d pixels", width, height);
    }

    private String colours() {
      return Tones.isGrey(look.colours()) ? "without colours" : "";
    }

    /** Of the outermost of 32 x 32 pixels. */
    private String edge() {
      byte[] colours = look.colours();
      List<Integer> edge = new ArrayList<>();
      for (int i = 0; i < colours.length; i++) {
        int x = i % Look.SIDE;
        int y = i % Look.AREA / Look.SIDE;
        if (x == 0 || y == 0 || x == Look.SIDE - 1 || y == Look.SIDE - 1) {
          edge.add(colours[i] & 0xff);
        }
      }
      return isAll(edge, 0) ? "a black edge" : isAll(edge, BRIGHTEST) ? "a white edge" : "";
    }

    /** Compression leaves waves where something dark comes near. */
    private static boolean isAll(List<Integer> edge, int level) {
      long off = edge.stream().filter(value -> Math.abs(value - level) > PLAIN).count();
      return SELDOM * off <= edge.size()
          && edge.stream().allMatch(value -> Math.abs(value - level) <= WAVE);
    }
  }

  /** What the reader must know of the files of some rows. */
  static Optional<DataNotes.Note> of(
      List<String> classes, List<ImageRow> rows, List<FolderFile> files) {
    List<Integer> labels = rows.stream().map(ImageRow::label).toList();
    return note(classes, labels, files.stream().map(Traits::of).toList());
  }

  /** The same of pictures, one per label. */
  static Optional<DataNotes.Note> note(
      List<String> classes, List<Integer> labels, List<Traits> pictures) {
    return new PictureMarks(classes, labels, pictures).note();
  }

  private Optional<DataNotes.Note> note() {
    // Where each class is of one kind alone, that is said for itself.
    if (!isOneKindEach()) {
      mark(Traits::kind);
    }
    mark(Traits::size);
    mark(Traits::colours);
    mark(Traits::edge);
    String words =
        Text.format(
            "%s pictures of a class, and hardly any others, are alike in their files: %s. A"
                + " network can tell them by that and not by what they show; where it comes from the"
                + " source, make all alike in it.",
            nearlyAll ? "Nearly all" : "Many", Listing.of(found));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.FILES_SAY_CLASS, rows, words));
  }

  private boolean isOneKindEach() {
    Map<Integer, TreeSet<String>> kinds = new HashMap<>();
    for (int row = 0; row < labels.size(); row++) {
      kinds.computeIfAbsent(labels.get(row), any -> new TreeSet<>()).add(pictures.get(row).kind());
    }
    return kinds.values().stream().allMatch(some -> some.size() == 1);
  }

  /** Looks for a value of a trait that one class has; an empty value is none. */
  private void mark(Function<Traits, String> trait) {
    Map<String, int[]> counts = new HashMap<>();
    int[] all = new int[classes.size()];
    for (int row = 0; row < labels.size(); row++) {
      int[] own = counts.computeIfAbsent(trait.apply(pictures.get(row)), v -> new int[all.length]);
      own[labels.get(row)]++;
      all[labels.get(row)]++;
    }
    counts.remove("");
    for (int label = 0; label < all.length; label++) {
      int one = label;
      int others = labels.size() - all[label];
      counts.entrySet().stream()
          .filter(entry -> all[one] >= FEWEST && others >= FEWEST)
          .filter(entry -> 100L * entry.getValue()[one] >= MANY * all[one])
          .filter(entry -> entry.getValue()[one] >= FEWEST)
          .filter(entry -> 100L * (sum(entry) - entry.getValue()[one]) <= HARDLY_ANY * others)
          .findFirst()
          .ifPresent(entry -> add(one, entry.getKey(), entry.getValue(), all));
    }
  }

  private void add(int label, String value, int[] counts, int[] all) {
    int others = labels.size() - all[label];
    int elsewhere = Arrays.stream(counts).sum() - counts[label];
    nearlyAll &= 100L * counts[label] >= NEARLY_ALL * all[label];
    rows = Math.max(rows, counts[label]);
    found.add(
        Text.format(
            "'%s' %s (%,d of %,d, of others %,d of %,d)",
            classes.get(label), value, counts[label], all[label], elsewhere, others));
  }

  private static int sum(Map.Entry<String, int[]> entry) {
    return Arrays.stream(entry.getValue()).sum();
  }
}
