package dev.graft.training;

import dev.graft.data.Augmentation;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How a network is trained: cross-entropy, AdamW, the best pass on validation kept. Settings apply
 * to the first phase.
 *
 * @param phases one after the other, each from the weights that the one before kept
 * @param batchSize rows per gradient step; a pass is divided evenly, so that no batch is tiny
 * @param augmentation the copies of training pictures to draw from
 * @param search how the rates of all phases are found; empty where they stand in the phases
 */
public record Recipe(
    List<Phase> phases, int batchSize, Augmentation augmentation, Optional<RateSearch> search)
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

  /** A recipe without augmentation. */
  public Recipe(List<Phase> phases, int batchSize) {
    this(phases, batchSize, Augmentation.NONE);
  }

  /** A recipe with the rates of its phases. */
  public Recipe(List<Phase> phases, int batchSize, Augmentation augmentation) {
    this(phases, batchSize, augmentation, Optional.empty());
  }

  /** One phase with the defaults named above. */
  public static Recipe withDefaults() {
    Phase phase = new Phase(DEFAULT_PASSES, DEFAULT_RATE, DEFAULT_WEIGHT_DECAY, Optional.empty());
    return new Recipe(List.of(phase), DEFAULT_BATCH_SIZE);
  }

  /** Another number of passes over the training rows. */
  public Recipe withPasses(int passes) {
    return withFirst(phases.get(0).withPasses(passes));
  }

  /** As many passes in all as another recipe: what scratch gets beside a longer arm. */
  public Recipe withPassesOf(Recipe longest) {
    int others = totalPasses() - phases.get(0).passes();
    Check.that(
        longest.totalPasses() > others,
        "passes (%d) of the other recipe must be more than the %d of this one's later phases",
        longest.totalPasses(),
        others);
    return withPasses(longest.totalPasses() - others);
  }

  /** Another learning rate; where rates were to be searched, they now stand as they are. */
  public Recipe withRate(double rate) {
    return new Recipe(phases, batchSize, augmentation).withFirst(phases.get(0).withRate(rate));
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
    return new Recipe(phases, batchSize, augmentation, Optional.of(other));
  }

  /** The recipe with these rates, one for each phase, and nothing left to search. */
  public Recipe withRates(List<Double> rates) {
    Check.that(
        rates.size() == phases.size(),
        "rates %s must be as many as phases (%d)",
        rates,
        phases.size());
    List<Phase> known =
        IntStream.range(0, rates.size())
            .mapToObj(i -> phases.get(i).withRate(rates.get(i)))
            .toList();
    return new Recipe(known, batchSize, augmentation);
  }

  void checkRatesAreKnown() {
    Check.that(
        search.isEmpty(), "the %s: search them first, as an Experiment does", search.orElse(null));
  }

  /** The rate of the last phase times a factor, or where rates are searched, each of the grid. */
  public Recipe withRateTimes(double factor) {
    return search
        .map(s -> s.withGrid(s.grid().stream().map(rate -> times(rate, factor)).toList()))
        .map(this::withRateSearch)
        .orElseGet(
            () -> with(phases.size() - 1, lastPhase().withRate(times(lastPhase().rate(), factor))));
  }

  // By decimals: 1e-3 x 0.3 would be 2.9999999999999997E-4.
  private static double times(double rate, double factor) {
    return BigDecimal.valueOf(rate).multiply(BigDecimal.valueOf(factor)).doubleValue();
  }

  /** So many times the passes in the last phase. */
  public Recipe withPassesTimes(int factor) {
    return with(phases.size() - 1, lastPhase().withPasses(lastPhase().passes() * factor));
  }

  /** Another decoupled weight decay; 0 makes it Adam. */
  public Recipe withWeightDecay(double decay) {
    return withFirst(phases.get(0).withWeightDecay(decay));
  }

  /** Another number of rows per gradient step. */
  public Recipe withBatchSize(int rows) {
    return new Recipe(phases, rows, augmentation, search);
  }

  private Recipe withFirst(Phase first) {
    return with(0, first);
  }

  private Recipe with(int index, Phase phase) {
    List<Phase> changed = new ArrayList<>(phases);
    changed.set(index, phase);
    return new Recipe(changed, batchSize, augmentation, search);
  }

  /**
   * A rate of its own for each stage in the last phase: the head's rate times this factor at each
   * stage down (Howard &amp; Ruder 2018, who divide by 2.6).
   */
  public Recipe withRateFactor(double factor) {
    return with(phases.size() - 1, lastPhase().withRateFactor(factor));
  }

  /** Training pictures are augmented: at each pass the run's seed draws one of a row's copies. */
  public Recipe withAugmentation(Augmentation other) {
    return new Recipe(phases, batchSize, other, search);
  }

  /** This recipe, then a fine-tuning with the defaults named above. */
  public Recipe thenFineTune(Thawing thawing) {
    return thenFineTune(thawing, DEFAULT_FINE_TUNING_PASSES);
  }

  /** This recipe, then a fine-tuning with so many passes at the default or a searched rate. */
  public Recipe thenFineTune(Thawing thawing, int passes) {
    return then(thawing, passes, DEFAULT_FINE_TUNING_RATE);
  }

  /** This recipe, then a fine-tuning with so many passes at this rate. */
  public Recipe thenFineTune(Thawing thawing, int passes, double rate) {
    Check.that(
        search.isEmpty(),
        "rate (%s) must not be given where rates are searched; leave it out",
        rate);
    return then(thawing, passes, rate);
  }

  private Recipe then(Thawing thawing, int passes, double rate) {
    List<Phase> longer = new ArrayList<>(phases);
    longer.add(new Phase(passes, rate, phases.get(0).weightDecay(), Optional.of(thawing)));
    return new Recipe(longer, batchSize, augmentation, search);
  }

  /** The passes of all phases together. */
  public int totalPasses() {
    return phases.stream().mapToInt(Phase::passes).sum();
  }

  /** The recipe without its last phase: what a run of it continues; empty for a single phase. */
  public Optional<Recipe> continued() {
    int before = phases.size() - 1;
    return before == 0
        ? Optional.empty()
        : Optional.of(new Recipe(phases.subList(0, before), batchSize, augmentation, search));
  }

  /** The phase that a run of this recipe computes. */
  public Phase lastPhase() {
    return phases.get(phases.size() - 1);
  }

  /** The text that enters a run's key; where rates are searched, those of the phases do not. */
  public String canonical() {
    UnaryOperator<Phase> described = search.isEmpty() ? p -> p : p -> p.withRate(1);
    Canonical text =
        Canonical.of("recipe")
            .withAll("phases", phases.stream().map(described).map(Phase::canonical).toList())
            .with("batchSize", batchSize)
            .withNested("augmentation", augmentation.canonical());
    search.ifPresent(s -> text.withNested("search", s.canonical()));
    return text.toString();
  }

  @Override
  public String toString() {
    return phases.stream().map(this::text).collect(Collectors.joining("; then "))
        + ", batch %d".formatted(batchSize)
        + (augmentation.equals(Augmentation.NONE) ? "" : ", " + augmentation);
  }

  private String text(Phase phase) {
    return search
        .map(s -> phase.what() + ", AdamW with its rate searched: " + words(s, phase))
        .orElse(phase.toString());
  }

  private static String words(RateSearch search, Phase phase) {
    String times = search.seeds() == 1 ? "" : " at %d seeds".formatted(search.seeds());
    return RateSearch.words(search.rates(phase)).replace(", ", " / ") + times;
  }
}
