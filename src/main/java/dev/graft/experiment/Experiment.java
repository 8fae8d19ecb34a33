package dev.graft.experiment;

import dev.graft.data.Split;
import dev.graft.internal.Check;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Network;
import dev.graft.model.Safetensors;
import dev.graft.model.SavedModel;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.run.RateCurve;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import dev.graft.show.Shown;
import dev.graft.training.Plan;
import dev.graft.training.RateFinder;
import dev.graft.training.RunSetting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Several arms on the same rows with the same seeds. A value: each {@code with...} returns another
 * experiment, and what has been run once is found in the store by its key, never computed again.
 */
public final class Experiment implements Shown {
  /** With three, a drop of five points is found in 3 to 18% of studies on 200 test rows. */
  public static final List<Long> DEFAULT_SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

  /** In place of a number of runs at the same time: one per core, if memory allows. */
  static final int AS_MEMORY_ALLOWS = 0;

  private final Split split;
  private final List<Arm> arms;
  private final Setting setting;

  private Experiment(Split split, List<Arm> arms, Setting setting) {
    this.split = split;
    this.arms = List.copyOf(arms);
    this.setting = setting;
  }

  /** An experiment without arms, with the default seeds, in the standard store. */
  public static Experiment on(Split split) {
    return new Experiment(split, List.of(), Setting.standard());
  }

  /** The same runs, computed elsewhere: see {@code dev.graft.Cluster}. */
  public Experiment on(Workplace place) {
    return with(setting.with(place));
  }

  private Experiment with(Setting other) {
    return new Experiment(split, arms, other);
  }

  /** Other seeds; each arm is run once with each. */
  public Experiment withSeeds(long... chosen) {
    return with(setting.withSeeds(Arrays.stream(chosen).boxed().toList()));
  }

  /** One more arm; its head must have the classes of the data. */
  public Experiment withArm(String name, Network network, Recipe recipe) {
    return withArm(new Arm(name, network, recipe));
  }

  /** Always refused: a base alone is no arm, and the message says how to give it a head. */
  public Experiment withArm(String name, Base base, Recipe recipe) {
    throw Arm.headless(name, base, split.data());
  }

  private Experiment withArm(Arm arm) {
    Check.that(
        arms.stream().noneMatch(other -> other.name().equals(arm.name())),
        "an arm '%s' is there already; give the new one another name",
        arm.name());
    plan(arm, seeds().get(0));
    return new Experiment(split, Stream.concat(arms.stream(), Stream.of(arm)).toList(), setting);
  }

  /**
   * One more arm for each of these controls of the first arm with a pre-trained base. It is called
   * "control: " and the control's name, and gets the arm's recipe without fine-tuning, with as many
   * passes in all.
   *
   * @throws IllegalArgumentException if no arm has a pre-trained base
   */
  public Experiment withControl(Control... controls) {
    Arm arm = ChangedArm.controlled(arms);
    Experiment more = this;
    for (Control control : controls) {
      String name = "control: " + control.words(arm.network());
      more = more.withArm(ChangedArm.control(arm, control, name));
    }
    return more;
  }

  /** One more arm for each control. */
  public Experiment withControls() {
    return withControl(Control.values());
  }

  /** The changed arm that an analysis suggests, beside the old one; run() computes it alone. */
  public Experiment with(Suggestion suggestion) {
    return withArm(ChangedArm.of(arm(suggestion.arm()), suggestion));
  }

  /** Another place for finished runs. */
  public Experiment withStore(RunStore other) {
    return with(setting.withStore(other));
  }

  /** Without runs that came stored with a course or on Binder: run() trains them here. */
  public Experiment again() {
    return withStore(store().alone());
  }

  /**
   * How many runs are computed at the same time, one thread each; by default as many as there are
   * cores, or fewer where memory does not allow more.
   */
  public Experiment withWorkers(int number) {
    return with(setting.withWorkers(number));
  }

  /**
   * The same arms and seeds at several numbers of training rows of each class, from few to many: a
   * curve over data budgets. The smaller sets are parts of the larger ones.
   *
   * @throws IllegalArgumentException if the numbers do not rise, or the split has fewer rows
   */
  public BudgetExperiment atTrainingRowsPerClass(int... numbers) {
    return new BudgetExperiment(this, Arrays.stream(numbers).boxed().toList());
  }

  Experiment onSplit(Split other) {
    return new Experiment(other, arms, setting);
  }

  /** The rows that every arm sees. */
  public Split split() {
    return split;
  }

  /** The arms in their order. */
  public List<Arm> arms() {
    return arms;
  }

  /** The seeds in their order. */
  public List<Long> seeds() {
    return setting.seeds();
  }

  /** Where finished runs are. */
  public RunStore store() {
    return setting.store();
  }

  int workers() {
    return setting.workers();
  }

  Workplace place() {
    return setting.place();
  }

  Plan plan(Arm arm, long seed) {
    return new Plan(split, arm.network(), arm.recipe(), seed);
  }

  /**
   * Computes the runs that the store lacks and returns all.
   *
   * @throws java.util.concurrent.CancellationException if stopped; finished runs are in the store
   * @throws IllegalStateException if a run broke; the others are in the store
   * @throws dev.graft.run.StoreException if the store cannot be read or written
   */
  public Runs run() {
    Check.that(!arms.isEmpty(), "arms (0) must be at least 1; add one with withArm(...)");
    new Execution(this).run();
    return runs(missing -> missing.lost(store()));
  }

  /**
   * The stored runs.
   *
   * @throws IllegalStateException if one has not been run yet
   */
  public Runs runs() {
    return runs(MissingRun::notComputed);
  }

  /** The stored runs where all of them are there; trains nothing. */
  public Optional<Runs> storedRuns() {
    List<Run> found =
        arms.stream()
            .flatMap(arm -> seeds().stream().map(seed -> plan(arm, seed).key()))
            .flatMap(key -> store().find(key).stream())
            .toList();
    return found.size() == arms.size() * seeds().size() ? Optional.of(runs()) : Optional.empty();
  }

  private Runs runs(Function<MissingRun, RuntimeException> otherwise) {
    List<Run> all =
        arms.stream()
            .flatMap(arm -> seeds().stream().map(seed -> stored(arm, seed, otherwise)))
            .toList();
    return new Runs(all, Optional.of(store().looks()), store().setAside());
  }

  private Run stored(Arm arm, long seed, Function<MissingRun, RuntimeException> otherwise) {
    Plan plan = plan(arm, seed);
    return store()
        .find(plan.key())
        .map(run -> Restated.of(run.withArm(arm.name()), plan))
        .orElseThrow(() -> otherwise.apply(new MissingRun(arm.name(), seed)));
  }

  /** What run() would cost at most, from two timed passes of each way of training and few rows. */
  public Cost cost() {
    return Cost.of(this);
  }

  /** The loss of an arm's last phase under a rising learning rate, with the first seed. */
  public RateCurve findRate(String arm) {
    return findRate(arm, RateFinder.withDefaults());
  }

  /** The same between other rates or in other steps; refused if the loss diverges at once. */
  public RateCurve findRate(String arm, RateFinder finder) {
    RunSetting setting = new RunSetting(store().features());
    Plan plan = plan(arm(arm), seeds().get(0));
    MemoryNeed.check(List.of(plan), 1, arm);
    return finder.find(plan, setting).withArm(arm);
  }

  /** Every arm's answer for a picture of the user's: jpg, png, gif, bmp or tif of any size. */
  public Answers predict(Path picture) {
    return Answers.of(this, Asked.picture(picture));
  }

  /** Every arm's answer for a sentence of the user's. */
  public Answers predict(String sentence) {
    return Answers.of(this, new Asked.Sentence(sentence));
  }

  /**
   * Every arm's answer for a row of the user's: for each column that the bases take, a number or a
   * category. A category that a base has never seen is one of its unseen ones.
   */
  public Answers predict(Map<String, ?> row) {
    return Answers.of(this, new Asked.Row(row));
  }

  /** Saves the network of one run for plain DJL, and says what it wrote: see {@link SavedModel}. */
  public SavedModel save(String arm, long seed, Path folder) {
    Arm chosen = arm(arm);
    stored(chosen, seed, MissingRun::notComputed);
    return SavedModel.save(chosen.network(), weights(chosen, seed), folder);
  }

  private Arm arm(String name) {
    Check.oneOf("arm", name, arms.stream().map(Arm::name).toList());
    return arms.stream().filter(arm -> arm.name().equals(name)).findFirst().orElseThrow();
  }

  /** All tensors of a finished run's network. */
  Weights weights(Arm arm, long seed) {
    return arm.network().initialWeights(seed).with(trained(arm, seed));
  }

  /** Those tensors of a finished run that are not as they came. */
  Weights trained(Arm arm, long seed) {
    String key = plan(arm, seed).key();
    return Safetensors.read("run " + key, store().tensors(key));
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(ExperimentText.html(this), this);
  }

  @Override
  public String toString() {
    return ExperimentText.words(this);
  }

  /** Where some arms get more than others, and what the search for rates costs. */
  public List<String> notes() {
    return FairBudget.notes(this);
  }
}
