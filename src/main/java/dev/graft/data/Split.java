package dev.graft.data;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.SplitMode;
import dev.graft.run.Thumbnail;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Which rows of a set train, validate and test: a description, from which {@link #rows} draws the
 * rows of a run. All arms of an experiment get the same split, so that a run seed means the same
 * rows to each of them.
 *
 * <p>Every class keeps its share (a stratified draw). With equal seeds the training rows of {@code
 * perClass(5, v)} are the first training rows of {@code perClass(20, v)}. Rows of a class that are
 * alike ({@link Examples#alike}) stay on one side of what is drawn, where sizes allow it.
 */
public final class Split implements Shown {
  /** Any number would do; a fixed one makes a cell that is run twice show the same rows. */
  public static final long DEFAULT_SEED = 1;

  private final Examples data;
  private final Plan plan;
  private final SplitMode mode;
  private final long seed;
  private final OptionalInt testRows;
  private final OptionalInt trainingPerClass;
  private final Together together;
  private final List<ClassRows> classes;
  private final List<Plan.Counts> counts;
  private final List<Integer> tested;

  private Split(Split from, SplitMode mode, long seed, Sizes sizes) {
    this.data = from.data;
    this.plan = from.plan;
    this.together = from.together;
    this.classes = from.classes;
    this.counts = from.counts;
    this.mode = mode;
    this.seed = seed;
    this.testRows = sizes.testRows();
    this.trainingPerClass = sizes.trainingPerClass();
    List<Integer> available = counts.stream().map(Plan.Counts::test).toList();
    this.tested = testRows.isEmpty() ? available : Allotment.of(testRows.getAsInt(), available);
  }

  private Split(Examples data, Plan plan) {
    this.data = data;
    this.plan = plan;
    this.together = new Together(data);
    this.classes = ClassRows.of(data);
    this.counts = classes.stream().map(plan::counts).toList();
    this.mode = plan instanceof Predefined ? SplitMode.FIXED : SplitMode.TRAINING_REDRAWN;
    this.seed = DEFAULT_SEED;
    this.testRows = OptionalInt.empty();
    this.trainingPerClass = OptionalInt.empty();
    this.tested = counts.stream().map(Plan.Counts::test).toList();
  }

  private record Sizes(OptionalInt testRows, OptionalInt trainingPerClass) {}

  private Sizes sizes() {
    return new Sizes(testRows, trainingPerClass);
  }

  static Split of(Examples data, Plan plan) {
    return new Split(data, plan);
  }

  /** The set that is split. */
  public Examples data() {
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
    return new Split(this, mode, seed, sizes());
  }

  /** The same split with so many test rows in total, drawn so that every class keeps its share. */
  public Split withTestRows(int total) {
    return new Split(this, mode, seed, new Sizes(OptionalInt.of(total), trainingPerClass));
  }

  /**
   * The same split with only the first so many training rows of each class; validation and test
   * rows stay. With equal seeds fewer rows are a part of more.
   */
  public Split withTrainingPerClass(int number) {
    Check.atLeast("trainingPerClass", number, 1);
    for (ClassRows rows : classes) {
      int most = counts.get(rows.label()).training();
      Check.that(
          number <= most,
          "trainingPerClass (%,d) must be at most %,d, the training rows of class '%s'; ask for"
              + " fewer, give the training a larger part of the split, or leave the class out with"
              + " only(...)",
          number,
          most,
          rows.name());
    }
    // All of them is no limit: such a run has the key of one on the whole split.
    boolean all = counts.stream().allMatch(count -> count.training() == number);
    OptionalInt limit = all ? OptionalInt.empty() : OptionalInt.of(number);
    return new Split(this, mode, seed, new Sizes(testRows, limit));
  }

  /**
   * A split of about these fractions in which all rows of a group, such as the frames of a film or
   * the pictures of a patient, stay on one side; all runs see the same rows. Other groups are drawn
   * by {@link #withSeed} before.
   *
   * @param group from a row's name, {@link Examples#rowName}, to the name of its group
   */
  public Split byGroup(UnaryOperator<String> group) {
    return inGroups(row -> group.apply(data.rowName(row)));
  }

  /**
   * The same by the cells of a column of a table or of a file of sentences, such as "patient"; best
   * one that no network is given, as in {@code TableSet.of(file, target, "patient")}.
   */
  public Split byGroup(String column) {
    return inGroups(data.cells(column)::get);
  }

  private Split inGroups(IntFunction<String> group) {
    Check.that(
        plan instanceof Fractions && testRows.isEmpty() && trainingPerClass.isEmpty(),
        "a split into %s must not be drawn by group; use split(0.5, 0.2, 0.3).byGroup(...), in a"
            + " set with parts of its own after withoutParts()",
        words());
    Groups groups = Groups.of(data, group);
    Examples parted = data.withParts(groups.parts((Fractions) plan, seed));
    return new Split(parted, new Predefined(groups.count(), groups.ofRows())).withSeed(seed);
  }

  /** The number of each row's group, which folds must not tear either; empty without groups. */
  public List<Integer> groupOfRow() {
    return plan instanceof Predefined own ? own.groupOfRow() : List.of();
  }

  /** The same split with other things held fixed. */
  public Split withMode(SplitMode mode) {
    Check.that(
        mode == SplitMode.FIXED || !(plan instanceof Predefined own && own.groups() > 0),
        "mode (%s) must be FIXED where whole groups were drawn; other groups are drawn by"
            + " split(...).withSeed(2).byGroup(...)",
        mode);
    Check.that(
        mode != SplitMode.ALL_REDRAWN || !data.has(Part.UNLABELLED),
        "mode (ALL_REDRAWN) must not be that of two domains, whose target rows are parted once;"
            + " use TRAINING_REDRAWN, and other target rows by Domains.withSeed");
    return new Split(this, mode, seed, sizes());
  }

  /** The rows of the runs with this seed; the same for every arm. */
  public Rows rows(long runSeed) {
    Draw draw = new Draw(mode, seed, runSeed, together);
    List<Rows> drawn = classes.stream().map(rows -> draw.rows(rows, plan)).toList();
    List<Integer> test = new ArrayList<>();
    for (int label = 0; label < drawn.size(); label++) {
      test.addAll(drawn.get(label).test().subList(0, tested.get(label)));
    }
    List<Integer> validation =
        drawn.stream().flatMap(rows -> rows.validation().stream()).sorted().toList();
    List<List<Integer>> training = new ArrayList<>();
    for (int label = 0; label < drawn.size(); label++) {
      training.add(limited(drawn.get(label).training(), label));
    }
    List<Integer> unlabelled =
        classes.stream().flatMap(rows -> rows.in(Part.UNLABELLED).stream()).sorted().toList();
    return new Rows(inTurn(training), validation, test.stream().sorted().toList(), unlabelled);
  }

  // The makers' own order may be one of subjects or days, so the first rows are drawn, not taken.
  private List<Integer> limited(List<Integer> training, int label) {
    if (trainingPerClass.isEmpty()) {
      return training;
    }
    boolean makers = plan instanceof Predefined && mode == SplitMode.FIXED;
    List<Integer> order = makers ? Shuffle.of(training, Shuffle.mix(seed, label)) : training;
    return order.subList(0, trainingPerClass.getAsInt());
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
    Canonical text =
        Canonical.of("split")
            .with("data", data.hash())
            .withNested("plan", plan.canonical())
            .with("mode", mode.name())
            .with("seed", seed)
            .with("testRows", testRows.isPresent() ? testRows.getAsInt() : "all")
            .with("draw", Draw.VERSION);
    trainingPerClass.ifPresent(number -> text.with("trainingPerClass", number));
    if (classes.stream().anyMatch(rows -> !Draw.isOwn(rows, mode) && together.has(rows.label()))) {
      text.with("twins", "together");
    }
    return text.toString();
  }

  /** How many rows train in each run, whatever its seed. */
  public int trainingRows() {
    return classes.stream().mapToInt(rows -> training(rows.label())).sum();
  }

  /** How many rows validate in each run. */
  public int validationRows() {
    return counts.stream().mapToInt(Plan.Counts::validation).sum();
  }

  /** How many rows test each run. */
  public int testRows() {
    return tested.stream().mapToInt(number -> number).sum();
  }

  Plan plan() {
    return plan;
  }

  OptionalInt testLimit() {
    return testRows;
  }

  OptionalInt trainingLimit() {
    return trainingPerClass;
  }

  List<ClassRows> classRows() {
    return classes;
  }

  /** A test row to look at and its class, to be shown beside what was answered. */
  public Thumbnail thumbnail(int row) {
    return data.shown(row);
  }

  /** The plan in words. */
  String words() {
    String limit = ", of the training rows the first %d of each class";
    return plan.words()
        + (trainingPerClass.isPresent() ? Text.format(limit, trainingPerClass.getAsInt()) : "");
  }

  int training(int label) {
    return trainingPerClass.orElse(counts.get(label).training());
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
