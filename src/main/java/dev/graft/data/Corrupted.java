package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Pictures without labels, each in two copies that are corrupted independently, for a net that
 * learns to undo it (Vincent et al. 2008, "Extracting and composing robust features with denoising
 * autoencoders"). Which copy it is takes the place of a class; nothing is meant to learn it.
 *
 * <p>One tenth of the pictures is for validation and one fifth is held out as test rows, both
 * copies of a picture on the same side.
 */
public final class Corrupted implements Shown {
  /** The place of the classes. */
  public static final List<String> COPIES = List.of("copy 1", "copy 2");

  private static final Set<Shift.Kind> RANDOM = Set.of(Shift.Kind.NOISE, Shift.Kind.MASKING);
  private static final int FEWEST = 10;
  private static final int TESTED = 2; // of ten
  private static final int VALIDATED = 1;

  private final ImageSet set;
  private final ImageSet clean;
  private final Shift corruption;

  Corrupted(ImageSet set, ImageSet clean, Shift corruption) {
    this.set = set;
    this.clean = clean;
    this.corruption = corruption;
  }

  /** The rows that the makers of a set put into a part; their labels are not read. */
  public static Corrupted of(ImageSet set, Part part, Shift corruption) {
    return of(
        set,
        IntStream.range(0, set.size()).filter(row -> set.part(row) == part).boxed().toList(),
        corruption);
  }

  /**
   * Some rows of a set; their labels are not read.
   *
   * @param corruption {@link Shift#masking} or {@link Shift#noise}
   */
  public static Corrupted of(ImageSet set, List<Integer> rows, Shift corruption) {
    Check.that(
        RANDOM.contains(corruption.kind()),
        "corruption (%s) must be random; use Shift.masking(0.3) or Shift.noise(40)",
        corruption);
    Check.that(
        rows.size() >= FEWEST,
        "rows (%d) of %s to corrupt must be at least %d, since a tenth of them is for validation;"
            + " name more rows, or a part that the set has",
        rows.size(),
        set.name(),
        FEWEST);
    Map<Integer, Part> parts = parts(rows);
    List<ImageRow> corrupted = new ArrayList<>();
    List<ImageRow> clean = new ArrayList<>();
    for (int row : rows) {
      for (int copy = 0; copy < COPIES.size(); copy++) {
        ImageRow original = set.row(row).withLabel(copy).withPart(parts.get(row));
        clean.add(original);
        corrupted.add(corruption.row(original, copy + 1));
      }
    }
    String name = Text.format("%s, %s", set.name(), corruption);
    return new Corrupted(
        new ImageSet(About.of(name, set.origin()), COPIES, corrupted),
        new ImageSet(About.of(set.name() + ", clean", set.origin()), COPIES, clean),
        corruption);
  }

  private static Map<Integer, Part> parts(List<Integer> rows) {
    List<Integer> order = Shuffle.of(rows, Split.DEFAULT_SEED);
    Map<Integer, Part> parts = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      int tenth = FEWEST * i / order.size();
      Part held = tenth < TESTED + VALIDATED ? Part.VALIDATION : Part.TRAINING;
      parts.put(order.get(i), tenth < TESTED ? Part.TEST : held);
    }
    return parts;
  }

  /** The corrupted pictures, two per picture, in parts. */
  public ImageSet set() {
    return set;
  }

  /** What they were: as many rows in the same order. */
  public ImageSet clean() {
    return clean;
  }

  /** How they were corrupted. */
  public Shift corruption() {
    return corruption;
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(set.bundle().get("text/html").toString(), this);
  }

  @Override
  public String toString() {
    return Text.format(
        "%s: %s in %d copies each",
        set.name(), Text.count(set.size() / COPIES.size(), "picture"), COPIES.size());
  }
}
