package dev.graft.training;

import dev.graft.data.Augmentation;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a network is trained: cross-entropy, AdamW, the best pass on validation kept. Settings apply
 * to the first phase.
 *
 * @param phases one after the other, each from the weights that the one before kept
 * @param batchSize rows per gradient step; a pass is divided evenly, so that no batch is tiny
 * @param augmentation the copies of training pictures to draw from
 */
public record Recipe(List<Phase> phases, int batchSize, Augmentation augmentation) {
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

  /** One phase with the defaults named above. */
  public static Recipe withDefaults() {
    Phase phase = new Phase(DEFAULT_PASSES, DEFAULT_RATE, DEFAULT_WEIGHT_DECAY, Optional.empty());
    return new Recipe(List.of(phase), DEFAULT_BATCH_SIZE);
  }

  /** Another number of passes over the training rows. */
  public Recipe withPasses(int passes) {
    return withFirst(phases.get(0).withPasses(passes));
  }

  /** Another learning rate. */
  public Recipe withRate(double rate) {
    return withFirst(phases.get(0).withRate(rate));
  }

  /** Another decoupled weight decay; 0 makes it Adam. */
  public Recipe withWeightDecay(double decay) {
    return withFirst(phases.get(0).withWeightDecay(decay));
  }

  /** Another number of rows per gradient step. */
  public Recipe withBatchSize(int rows) {
    return new Recipe(phases, rows, augmentation);
  }

  private Recipe withFirst(Phase first) {
    return with(0, first);
  }

  private Recipe with(int index, Phase phase) {
    List<Phase> changed = new ArrayList<>(phases);
    changed.set(index, phase);
    return new Recipe(changed, batchSize, augmentation);
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
    return new Recipe(phases, batchSize, other);
  }

  /** This recipe, then a fine-tuning with the defaults named above. */
  public Recipe thenFineTune(Thawing thawing) {
    return thenFineTune(thawing, DEFAULT_FINE_TUNING_PASSES, DEFAULT_FINE_TUNING_RATE);
  }

  /** This recipe, then a fine-tuning with so many passes at this rate. */
  public Recipe thenFineTune(Thawing thawing, int passes, double rate) {
    List<Phase> longer = new ArrayList<>(phases);
    longer.add(new Phase(passes, rate, phases.get(0).weightDecay(), Optional.of(thawing)));
    return new Recipe(longer, batchSize, augmentation);
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
        : Optional.of(new Recipe(phases.subList(0, before), batchSize, augmentation));
  }

  /** The phase that a run of this recipe computes. */
  public Phase lastPhase() {
    return phases.get(phases.size() - 1);
  }

  /** The text that enters a run's key. */
  public String canonical() {
    return Canonical.of("recipe")
        .withAll("phases", phases.stream().map(Phase::canonical).toList())
        .with("batchSize", batchSize)
        .withNested("augmentation", augmentation.canonical())
        .toString();
  }

  @Override
  public String toString() {
    return phases.stream().map(Phase::toString).collect(Collectors.joining("; then "))
        + ", batch %d".formatted(batchSize)
        + (augmentation.equals(Augmentation.NONE) ? "" : ", " + augmentation);
  }
}
