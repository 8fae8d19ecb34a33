package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A labelled source and a target whose labels are kept for the test, with the same classes, joined
 * into one set: training and validation rows are the source's, with labels; of the target, one half
 * of each class is unlabelled and the other half is tested, or as the target's own parts say.
 *
 * <p>Where both sets show the same things row by row, as two drawing styles of the same emoji or a
 * set and its shifted self do, a thing that is tested is left out of the source, too.
 */
public final class Domains implements Shown {
  private static final double TESTED = 0.5;

  private final ImageSet source;
  private final ImageSet target;
  private final long seed;
  private final Pairing pairing;

  private Domains(ImageSet source, ImageSet target, long seed, Pairing pairing) {
    this.source = source;
    this.target = target;
    this.seed = seed;
    this.pairing = pairing;
  }

  /** Whether the rows of both sets show the same things. */
  private enum Pairing {
    ROW_BY_ROW,
    UNRELATED
  }

  /** What the label of a row says. */
  private enum Task {
    CLASS,
    DOMAIN
  }

  /**
   * Two domains with the same classes.
   *
   * @throws IllegalArgumentException if a class is in one of them only
   */
  public static Domains of(ImageSet source, ImageSet target) {
    Set<String> missing = new HashSet<>(source.classes());
    missing.removeAll(target.classes());
    Domains domains = partial(source, target);
    Check.that(
        missing.isEmpty(),
        "classes of the target must be those of the source, but it lacks %s; leave them out of the"
            + " source with only(...), or call Domains.partial(source, target)",
        source.classes().stream().filter(missing::contains).toList());
    return domains;
  }

  /** A target that may lack some of the source's classes (partial domain adaptation). */
  public static Domains partial(ImageSet source, ImageSet target) {
    Set<String> shared = new HashSet<>(source.classes());
    shared.retainAll(target.classes());
    Check.that(
        !shared.isEmpty(),
        "classes of the source %s and of the target %s must be the same, but none overlaps; give"
            + " both sets the same class names",
        source.classes(),
        target.classes());
    Check.that(
        shared.size() == target.classes().size(),
        "classes of the target must be among the source's, but it has %s besides; leave them out"
            + " of the target with only(...)",
        target.classes().stream().filter(name -> !shared.contains(name)).toList());
    boolean paired = names(source).containsAll(names(target));
    return new Domains(
        source, target, Split.DEFAULT_SEED, paired ? Pairing.ROW_BY_ROW : Pairing.UNRELATED);
  }

  private static Set<String> names(ImageSet set) {
    return IntStream.range(0, set.size())
        .mapToObj(row -> thing(set, row))
        .collect(Collectors.toSet());
  }

  /** What a row shows, alike in both sets where they show the same things. */
  private static String thing(ImageSet set, int row) {
    return set.classes().get(set.label(row)) + ": " + set.rowName(row);
  }

  /**
   * The target with only some of its classes: its unlabelled and its test rows lack the others,
   * while the source keeps all (a partial label set).
   */
  public Domains withTargetClasses(String... classes) {
    return withTargetClasses(List.of(classes));
  }

  /** The same for a list of classes. */
  public Domains withTargetClasses(List<String> classes) {
    return new Domains(source, target.only(classes), seed, pairing);
  }

  /** Another parting of the target's rows into unlabelled and tested ones. */
  public Domains withSeed(long seed) {
    return new Domains(source, target, seed, pairing);
  }

  /**
   * Says that rows of the same name show different things, so that none is left out of the source.
   */
  public Domains withUnrelatedRows() {
    return new Domains(source, target, seed, Pairing.UNRELATED);
  }

  /**
   * So many training and validation rows of each class of the source, redrawn for each run seed;
   * unlabelled and test rows of the target stay.
   */
  public Split perClass(int training, int validation) {
    return set().perClass(training, validation);
  }

  /**
   * Both domains as one set: source rows first, the target's after them in the parts {@link
   * Part#UNLABELLED} and {@link Part#TEST}.
   *
   * @throws IllegalArgumentException if no row of the target is left without a label
   */
  public ImageSet set() {
    List<ImageRow> ofTarget = targetRows();
    Check.that(
        ofTarget.stream().anyMatch(row -> row.part() == Part.UNLABELLED),
        "unlabelled rows (0) of the target %s must be at least 1: all its %s are tested; add"
            + " pictures, or give its parts up with withoutParts()",
        target.name(),
        Text.count(target.size(), "row"));
    Set<String> tested = new HashSet<>();
    ofTarget.stream()
        .filter(row -> row.part() == Part.TEST && pairing == Pairing.ROW_BY_ROW)
        .forEach(row -> tested.add(row.label() + row.name()));
    List<ImageRow> rows = new ArrayList<>();
    IntStream.range(0, source.size())
        .mapToObj(source::row)
        .filter(row -> row.part() != Part.TEST && !tested.contains(row.label() + row.name()))
        .forEach(rows::add);
    List<String> said = notes(rows.size(), ofTarget);
    rows.addAll(ofTarget);
    String origin = source.origin() + "; " + target.origin();
    String name = Text.format("%s to %s", source.name(), target.name());
    return new ImageSet(
        About.joined(name, origin, said, List.of(source, target)), source.classes(), rows);
  }

  /**
   * Both domains as one set with all its labels, for tasks on both: the rows of the source first.
   * Of a thing that both show, one of its two pictures, drawn with the seed, so that nothing is
   * learned in one domain and tested in the other. Row names get "source: " or "target: " in front,
   * and parts are left out.
   */
  public ImageSet together() {
    return joined(source.classes(), Task.CLASS);
  }

  /** The rows of {@link #together} with the domain as their class, a second task for them. */
  public ImageSet byDomain() {
    Check.that(
        !source.name().equals(target.name()),
        "names of the source and the target ('%s') must differ, since they are the classes here;"
            + " rename one with withName(...)",
        source.name());
    return joined(List.of(source.name(), target.name()), Task.DOMAIN);
  }

  private ImageSet joined(List<String> classes, Task task) {
    Set<String> left = pairing == Pairing.ROW_BY_ROW ? half() : Set.of();
    List<ImageRow> rows = new ArrayList<>();
    for (int row = 0; row < source.size(); row++) {
      if (!left.contains(thing(source, row))) {
        ImageRow one = source.row(row);
        rows.add(named(one, "source: ", task == Task.CLASS ? one.label() : 0));
      }
    }
    for (int row = 0; row < target.size(); row++) {
      if (pairing == Pairing.UNRELATED || left.contains(thing(target, row))) {
        int label = source.classes().indexOf(target.classes().get(target.label(row)));
        rows.add(named(target.row(row), "target: ", task == Task.CLASS ? label : 1));
      }
    }
    String name = Text.format("%s and %s", source.name(), target.name());
    String origin = source.origin() + "; " + target.origin();
    return new ImageSet(
        About.of(task == Task.CLASS ? name : name + ", which", origin), classes, rows);
  }

  /** Half of the target's things of each class, whose pictures are taken from the target. */
  private Set<String> half() {
    Set<String> things = new HashSet<>();
    for (ClassRows rows : ClassRows.of(target.withoutParts())) {
      int label = source.classes().indexOf(rows.name());
      List<Integer> order = Shuffle.of(rows.all(), Shuffle.mix(seed, label));
      order.subList(0, order.size() / 2).forEach(row -> things.add(thing(target, row)));
    }
    return things;
  }

  private static ImageRow named(ImageRow row, String domain, int label) {
    return new ImageRow(domain + row.name(), label, Part.NONE, row.picture());
  }

  /** The target's rows with the source's labels and the parts that they play here. */
  private List<ImageRow> targetRows() {
    Set<Integer> tested = new HashSet<>();
    for (ClassRows rows : ClassRows.of(target)) {
      int label = source.classes().indexOf(rows.name());
      List<Integer> order = Shuffle.of(rows.all(), Shuffle.mix(seed, label));
      int half = Math.max(1, (int) (order.size() * TESTED));
      tested.addAll(rows.hasTestPart() ? rows.in(Part.TEST) : order.subList(0, half));
    }
    return IntStream.range(0, target.size())
        .mapToObj(row -> as(target.row(row), tested.contains(row) ? Part.TEST : Part.UNLABELLED))
        .toList();
  }

  private ImageRow as(ImageRow row, Part part) {
    return row.withLabel(source.classes().indexOf(target.classes().get(row.label())))
        .withPart(part);
  }

  private List<String> notes(int kept, List<ImageRow> ofTarget) {
    List<String> notes = new ArrayList<>();
    long tested = ofTarget.stream().filter(row -> row.part() == Part.TEST).count();
    notes.add(
        Text.format(
            "Source, with labels: %s, %s. Target: %s, %s without labels and %,d test rows.",
            source.name(),
            Text.count(kept, "row"),
            target.name(),
            Text.count((int) (ofTarget.size() - tested), "row"),
            tested));
    if (pairing == Pairing.ROW_BY_ROW) {
      notes.add(
          "Both show the same things under the same row names: what is tested is left out of the"
              + Text.format(" source (%s).", Text.count(source.size() - kept, "row")));
    }
    List<String> lacking =
        source.classes().stream().filter(name -> !target.classes().contains(name)).toList();
    if (!lacking.isEmpty()) {
      notes.add("The target lacks classes of the source: " + String.join(", ", lacking) + ".");
    }
    String one = look(source);
    String other = look(target);
    if (!one.equals(other)) {
      notes.add(
          Text.format(
              "Pictures of the source are %s, of the target %s: both are brought to the base's input.",
              one, other));
    }
    return notes;
  }

  /** Size and channels, from the first picture. */
  private static String look(ImageSet set) {
    BufferedImage image = set.image(0);
    boolean grey = true;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int argb : Argb.row(image, 0, y, image.getWidth())) {
        grey &= (argb >> 16 & 0xff) == (argb & 0xff) && (argb >> 8 & 0xff) == (argb & 0xff);
      }
    }
    return Text.format(
        "%d x %d, %s", image.getWidth(), image.getHeight(), grey ? "grey" : "in colour");
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(set().bundle().get("text/html").toString(), this);
  }

  @Override
  public String toString() {
    return set().toString();
  }
}
