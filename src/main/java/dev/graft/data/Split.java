package dev.graft.data;

import dev.graft.internal.Canonical;
import dev.graft.internal.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which rows of a set train, validate and test: a description, from which {@link #rows} draws the
 * rows of a run. All arms of an experiment get the same split, so that a run seed means the same
 * rows to each of them.
 *
 * <p>Every class keeps its share (a stratified draw). With equal seeds the training rows of {@code
 * perClass(5, v)} are the first training rows of {@code perClass(20, v)}.
 */
public final class Split implements Shown {
  /** Any number would do; a fixed one makes a cell that is run twice show the same rows. */
  public static final long DEFAULT_SEED = 1;

  private final ImageSet data;
  private final Plan plan;
  private final SplitMode mode;
  private final long seed;
  private final OptionalInt testRows;
  private final List<ClassRows> classes;
  private final List<Plan.Counts> counts;
  private final List<Integer> tested;

  private Split(Split from, SplitMode mode, long seed, OptionalInt testRows) {
    this.data = from.data;
    this.plan = from.plan;
    this.classes = from.classes;
    this.counts = from.counts;
    this.mode = mode;
    this.seed = seed;
    this.testRows = testRows;
    List<Integer> available = counts.stream().map(Plan.Counts::test).toList();
    this.tested = testRows.isEmpty() ? available : Allotment.of(testRows.getAsInt(), available);
  }

  private Split(ImageSet data, Plan plan) {
    this.data = data;
    this.plan = plan;
    this.classes = ClassRows.of(data);
    this.counts = classes.stream().map(plan::counts).toList();
    this.mode = plan instanceof Predefined ? SplitMode.FIXED : SplitMode.TRAINING_REDRAWN;
    this.seed = DEFAULT_SEED;
    this.testRows = OptionalInt.empty();
    this.tested = counts.stream().map(Plan.Counts::test).toList();
  }

  static Split of(ImageSet data, Plan plan) {
    return new Split(data, plan);
  }

  /** The set that is split. */
  public ImageSet data() {
    return data;
  }

  /** What stays the same from run seed to run seed. */
  public SplitMode mode() {
    return mode;
  }

  /** The seed of what is drawn once, such as the test rows. */
  public long seed() {
    return seed;
  }

  /** The same split with other draws. */
  public Split withSeed(long seed) {
    return new Split(this, mode, seed, testRows);
  }

  /** The same split with so many test rows in total, drawn so that every class keeps its share. */
  public Split withTestRows(int total) {
    return new Split(this, mode, seed, OptionalInt.of(total));
  }

  /** The same split with other things held fixed. */
  public Split withMode(SplitMode mode) {
    return new Split(this, mode, seed, testRows);
  }

  /** The rows of the runs with this seed; the same for every arm. */
  public Rows rows(long runSeed) {
    Draw draw = new Draw(mode, seed, runSeed);
    List<Rows> drawn = classes.stream().map(rows -> draw.rows(rows, plan)).toList();
    List<Integer> test = new ArrayList<>();
    for (int label = 0; label < drawn.size(); label++) {
      test.addAll(drawn.get(label).test().subList(0, tested.get(label)));
    }
    List<Integer> validation =
        drawn.stream().flatMap(rows -> rows.validation().stream()).sorted().toList();
    List<List<Integer>> training = drawn.stream().map(Rows::training).toList();
    return new Rows(inTurn(training), validation, test.stream().sorted().toList());
  }

  // One row of each class in turn, so that a smaller training set is the start of a larger one.
  private static List<Integer> inTurn(List<List<Integer>> byClass) {
    List<Integer> rows = new ArrayList<>();
    int longest = byClass.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<Integer> ofClass : byClass) {
        if (i < ofClass.size()) {
          rows.add(ofClass.get(i));
        }
      }
    }
    return rows;
  }

  /** The text that enters a run's key: the data's hash and all settings. */
  public String canonical() {
    return Canonical.of("split")
        .with("data", data.hash())
        .withNested("plan", plan.canonical())
        .with("mode", mode.name())
        .with("seed", seed)
        .with("testRows", testRows.isPresent() ? testRows.getAsInt() : "all")
        .with("draw", Draw.VERSION)
        .toString();
  }

  Plan plan() {
    return plan;
  }

  List<ClassRows> classRows() {
    return classes;
  }

  int training(int label) {
    return counts.get(label).training();
  }

  int validation(int label) {
    return counts.get(label).validation();
  }

  int test(int label) {
    return tested.get(label);
  }

  @Override
  public Map<String, Object> bundle() {
    return SplitView.bundle(this);
  }

  @Override
  public String toString() {
    return SplitView.text(this);
  }
}
