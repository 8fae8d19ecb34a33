package dev.graft.recipe;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Freezing;
import dev.graft.model.Network;
import dev.graft.show.Shown;
import java.util.List;

/**
 * What fine-tuning sets free; all else stays frozen.
 *
 * @param kind how it is chosen
 * @param stages for {@link Kind#TOP_STAGES}, how many, counted from the head
 * @param patterns for {@link Kind#LAYERS}, names of layers or stages, in which {@code *} stands for
 *     any characters
 */
public record Thawing(Kind kind, int stages, List<String> patterns) implements Shown {
  /** How layers are chosen. */
  public enum Kind {
    /** Whole stages, counted from the head. */
    TOP_STAGES,
    /** The whole base. */
    ALL,
    /** The layers that a pattern matches. */
    LAYERS,
    /** The factors and offsets of normalisation. */
    NORMALISATION
  }

  /** Checks the range and copies the list. */
  public Thawing {
    patterns = List.copyOf(patterns);
    Check.that(
        kind != Kind.TOP_STAGES || stages >= 1,
        "stages (%d) must be at least 1; with none to thaw, leave the fine-tuning out",
        stages);
    Check.that(
        kind != Kind.LAYERS || !patterns.isEmpty(),
        "patterns (0) must be at least 1: nothing would be left to thaw");
  }

  /** The last stages of the base, those next to the head. */
  public static Thawing fromTheTop(int stages) {
    return new Thawing(Kind.TOP_STAGES, stages, List.of());
  }

  /** The whole base. */
  public static Thawing all() {
    return new Thawing(Kind.ALL, 0, List.of());
  }

  /** The layers or stages with these names, in which {@code *} stands for any characters. */
  public static Thawing layers(String... patterns) {
    return new Thawing(Kind.LAYERS, 0, List.of(patterns));
  }

  /** The factors and offsets of all normalisation layers: a few thousand numbers. */
  public static Thawing normalisation() {
    return new Thawing(Kind.NORMALISATION, 0, List.of());
  }

  /** What stays frozen of a network while this is free. */
  public Freezing freezing(Network network) {
    int depth = network.base().cuts().size();
    Check.that(
        kind != Kind.TOP_STAGES || stages <= depth,
        "stages (%d) to thaw must be at most the base's %d: %s",
        stages,
        depth,
        network.base().cuts());
    return switch (kind) {
      case TOP_STAGES -> Freezing.firstStages(depth - stages);
      case ALL -> Freezing.NOTHING;
      case LAYERS -> Freezing.allButLayers(patterns);
      case NORMALISATION -> Freezing.allButNormalisation();
    };
  }

  /** The text that enters a run's key; what a person reads may change without it. */
  String canonical() {
    return switch (kind) {
      case TOP_STAGES -> "the top " + stages + " stages";
      case ALL -> "the whole base";
      case LAYERS -> "layers " + String.join(", ", patterns);
      case NORMALISATION -> "normalisation";
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case TOP_STAGES -> Text.format("the top %d stages", stages);
      case ALL -> "the whole base";
      case LAYERS -> Text.format("layers %s", String.join(", ", patterns));
      case NORMALISATION -> "normalisation";
    };
  }
}
