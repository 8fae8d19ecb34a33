package dev.graft.recipe;

import dev.graft.internal.Check;
import dev.graft.run.Monitor;
import dev.graft.run.Solver;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How a network is trained: by cross-entropy, its head {@linkplain SolvedHeads solved} or by AdamW
 * unless it says otherwise, the best pass kept. Settings apply to the first phase or say so. Where
 * neither passes nor a rate is stated, each phase that makes steps has its rate searched and goes
 * on to its {@link Plateau}; the first number stated gives the others the defaults named here.
 *
 * @param phases one after the other, each from the weights that the one before kept
 * @param batchSize rows per gradient step; a pass is divided evenly, so that no batch is tiny
 * @param augmentation the copies of training pictures to draw from
 * @param search how the rates of all phases are found; empty where they stand in the phases
 * @param optimiser which rule moves the weights
 * @param objective what is made small
 */
public record Recipe(
    List<Phase> phases,
    int batchSize,
    Augmentation augmentation,
    Optional<RateSearch> search,
    Optimiser optimiser,
    Objective objective)
    implements Shown {
  /** Enough for a head on few rows; scratch should get as many as the longest arm. */
  public static final int DEFAULT_PASSES = 15;

  /** AdamW's customary rate. */
  public static final double DEFAULT_RATE = 1e-3;

  /** AdamW's customary decay. */
  public static final double DEFAULT_WEIGHT_DECAY = 0.01;

  /** Small, for the reference jobs and memory of 2 GB. */
  public static final int DEFAULT_BATCH_SIZE = 32;

  /** Few, since fine-tuning starts from a trained head. */
  public static final int DEFAULT_FINE_TUNING_PASSES = 5;

  /** A tenth of the rate before, lest what the base knows be lost at once. */
  public static final double DEFAULT_FINE_TUNING_RATE = 1e-4;

  /** Checks the ranges and copies the list. */
  public Recipe {
    phases = List.copyOf(phases);
    Check.that(!phases.isEmpty(), "phases (0) must be at least 1");
    Check.atLeast("batchSize", batchSize, 1);
  }

  /** One phase: a solved head where one can be, else steps {@link RateSearch#toThePlateau}. */
  public static Recipe withDefaults() {
    return StandardRecipes.open();
  }

  /** A fine-tuning that does not lose what freezing had: its rates stated. */
  public static Recipe careful() {
    return StandardRecipes.careful();
  }

  /** How the first phase finds its head, where the base below it is frozen: see {@link Phase}. */
  public Recipe withSolver(Solver solver) {
    return with(0, phases.get(0).withSolver(solver));
  }

  /** Solves the first phase's head with one of these penalties' strengths: see {@link Phase}. */
  public Recipe withStrengths(double... strengths) {
    return with(0, phases.get(0).withStrengths(DoubleStream.of(strengths).boxed().toList()));
  }

  /** Another number of passes over the training rows. */
  public Recipe withPasses(int passes) {
    return stated().with(0, phases.get(0).withPasses(passes));
  }

  /** As many passes in all as another recipe: what scratch gets beside a longer arm. */
  public Recipe withPassesOf(Recipe longest) {
    return withPasses(RecipeChecks.firstPasses(this, longest));
  }

  /** Another learning rate; where rates were to be searched, they now stand as they are. */
  public Recipe withRate(double rate) {
    return with(Optional.empty()).with(0, phases.get(0).withRate(rate));
  }

  /** A search for the rate of each phase, with the default grid: see {@link RateSearch}. */
  public Recipe withRateSearch() {
    return withRateSearch(RateSearch.withDefaults());
  }

  /** A search for the rate of each phase among these, a tenth of them where it fine-tunes. */
  public Recipe withRateSearch(double... grid) {
    return withRateSearch(
        RateSearch.withDefaults().withGrid(DoubleStream.of(grid).boxed().toList()));
  }

  /** A search for the rate of each phase. */
  public Recipe withRateSearch(RateSearch other) {
    return with(Optional.of(other));
  }

  /** The recipe with these rates, one for each phase, and nothing left to search. */
  public Recipe withRates(List<Double> rates) {
    return with(RateSearch.found(phases, rates)).with(Optional.empty());
  }

  /** The rate of the last phase times a factor, or where rates are searched, each of the grid. */
  public Recipe withRateTimes(double factor) {
    return search
        .map(s -> withRateSearch(s.times(factor)))
        .orElseGet(
            () -> withLast(lastPhase().withRate(RateSearch.times(lastPhase().rate(), factor))));
  }

  /** So many times the passes in the last phase, or so many times as long to each plateau. */
  public Recipe withPassesTimes(int factor) {
    return search
        .flatMap(s -> s.longer(factor))
        .map(this::withRateSearch)
        .orElseGet(() -> withLast(lastPhase().withPasses(lastPhase().passes() * factor)));
  }

  /**
   * Another decoupled weight decay; 0 makes it Adam. A head makes steps then, unless {@code
   * withSolver(Solver.SOLVED)} follows, which leaves the decay to phases that are added.
   */
  public Recipe withWeightDecay(double decay) {
    return with(0, phases.get(0).withWeightDecay(decay));
  }

  /** Another number of rows per gradient step. */
  public Recipe withBatchSize(int rows) {
    return new Recipe(phases, rows, augmentation, search, optimiser, objective);
  }

  /** With nothing left open: no search to the plateau. */
  Recipe stated() {
    return Plateau.of(this).isPresent() ? with(Optional.empty()) : this;
  }

  private Recipe withLast(Phase last) {
    return with(phases.size() - 1, last);
  }

  Recipe with(List<Phase> others) {
    return new Recipe(others, batchSize, augmentation, search, optimiser, objective);
  }

  private Recipe with(Optional<RateSearch> other) {
    return new Recipe(phases, batchSize, augmentation, other, optimiser, objective);
  }

  private Recipe with(Objective other) {
    return new Recipe(phases, batchSize, augmentation, search, optimiser, other);
  }

  private Recipe with(int index, Phase phase) {
    List<Phase> changed = new ArrayList<>(phases);
    changed.set(index, phase);
    return with(changed);
  }

  /** Rates of the last phase: this factor per stage down (Howard &amp; Ruder 2018: 1/2.6). */
  public Recipe withRateFactor(double factor) {
    return withLast(lastPhase().withRateFactor(factor));
  }

  /** How the rate goes over the last phase; a phase added later starts with a constant one. */
  public Recipe withSchedule(Schedule schedule) {
    return stated().withLast(lastPhase().withSchedule(schedule));
  }

  /** The last phase falls back to what the phase before kept, where it brings nothing. */
  public Recipe withStopLoss() {
    RecipeChecks.canFallBack(this);
    return withLast(lastPhase().withGuard(lastPhase().guard().withStopLoss(StopLoss.FALL_BACK)));
  }

  /** The last phase draws the base back to where it came from: see {@link Guard#anchor}. */
  public Recipe withAnchor(double strength) {
    return withLast(lastPhase().withGuard(lastPhase().guard().withAnchor(strength)));
  }

  /** The last phase ends after so many passes without a better one. */
  public Recipe withPatience(int passes) {
    return withLast(lastPhase().withGuard(lastPhase().guard().withPatience(passes)));
  }

  /** Another rule for the steps, which wants rates of its own. */
  public Recipe withOptimiser(Optimiser other) {
    return new Recipe(phases, batchSize, augmentation, search, other, objective);
  }

  /** Spreads a share of each target over all classes: see {@link Objective#labelSmoothing}. */
  public Recipe withLabelSmoothing(double share) {
    return with(objective.withLabelSmoothing(share));
  }

  /** Mixes the rows of each batch with each other: see {@link Objective#mixup}. */
  public Recipe withMixup(double alpha) {
    return with(objective.withMixup(alpha));
  }

  /** Passes and rates are chosen by this score on validation rows, such as macro-F1. */
  public Recipe withMonitor(Monitor monitor) {
    return with(objective.withMonitor(monitor));
  }

  /** How much each class counts in training. */
  public Recipe withClassWeights(Objective.ClassWeights weights) {
    return with(objective.withClassWeights(weights));
  }

  /** Learns from the unlabelled rows of a target, too: see {@link Method}. */
  public Recipe with(Method method) {
    Objective other = objective.withMethod(method);
    return (other.lastPassKept() ? stated() : this).with(other);
  }

  /** Training pictures are augmented: at each pass the run's seed draws one of a row's copies. */
  public Recipe withAugmentation(Augmentation other) {
    return new Recipe(phases, batchSize, other, search, optimiser, objective);
  }

  /** This recipe, then a fine-tuning: to its plateau, or with the defaults named above. */
  public Recipe thenFineTune(Thawing thawing) {
    return then(thawing, DEFAULT_FINE_TUNING_PASSES, DEFAULT_FINE_TUNING_RATE);
  }

  /** This recipe, then a fine-tuning with so many passes at the default or a searched rate. */
  public Recipe thenFineTune(Thawing thawing, int passes) {
    return stated().then(thawing, passes, DEFAULT_FINE_TUNING_RATE);
  }

  /** This recipe, then a fine-tuning with so many passes at this rate. */
  public Recipe thenFineTune(Thawing thawing, int passes, double rate) {
    RecipeChecks.statesRates(stated(), rate);
    return stated().then(thawing, passes, rate);
  }

  /**
   * This recipe, then the base thawed from the top, stage by stage, each for so many passes
   * (gradual unfreezing, Howard &amp; Ruder 2018). A step goes on from the best pass of the one
   * before.
   */
  public Recipe thenThawGradually(int stages, int passes, double rate) {
    Check.atLeast("stages", stages, 1);
    Recipe longer = this;
    for (int top = 1; top <= stages; top++) {
      longer = longer.thenFineTune(Thawing.fromTheTop(top), passes, rate);
    }
    return longer;
  }

  private Recipe then(Thawing thawing, int passes, double rate) {
    List<Phase> longer = new ArrayList<>(phases);
    longer.add(new Phase(passes, rate, phases.get(0).weightDecay(), Optional.of(thawing)));
    return with(longer);
  }

  /** Whether the first phase solves its head; never with a stated search, mixup or a method. */
  public Solver solver() {
    boolean plain =
        stated().search.isEmpty() && objective.mixup() == 0 && objective.method().isEmpty();
    return plain ? phases.get(0).solver() : Solver.GRADIENT;
  }

  /** The passes of all phases together. */
  public int totalPasses() {
    return phases.stream().mapToInt(Phase::passes).sum();
  }

  /** The recipe without its last phase: what a run of it continues; empty for a single phase. */
  public Optional<Recipe> continued() {
    int before = phases.size() - 1;
    return before == 0 ? Optional.empty() : Optional.of(with(phases.subList(0, before)));
  }

  /** The phase that a run of this recipe computes. */
  public Phase lastPhase() {
    return phases.get(phases.size() - 1);
  }

  /** The text that enters a run's key; where rates are searched, those of the phases do not. */
  public String canonical() {
    return RecipeText.canonical(this);
  }

  @Override
  public String toString() {
    return RecipeText.words(this);
  }
}
