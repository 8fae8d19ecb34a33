package dev.graft.source;

import dev.graft.data.Split;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.run.RunStore;
import dev.graft.score.FeatureScore;
import dev.graft.score.RankingMethod;
import dev.graft.show.Shown;
import java.util.List;
import java.util.stream.Stream;

/** Bases that wait for the target they are ranked for. */
public final class Sources implements Shown {
  private final List<Base> bases;
  private final List<Base> references;
  private final RankingMethod method;
  private final RunStore store;
  private final long seed;

  private Sources(Lists lists, RankingMethod method, RunStore store, long seed) {
    this.bases = List.copyOf(lists.bases());
    this.references = List.copyOf(lists.references());
    this.method = method;
    this.store = store;
    this.seed = seed;
  }

  private record Lists(List<Base> bases, List<Base> references) {}

  private Lists lists() {
    return new Lists(bases, references);
  }

  static Sources of(List<Base> bases) {
    return new Sources(
        new Lists(bases, List.of()),
        RankingMethod.withDefaults(),
        RunStore.standard(),
        Split.DEFAULT_SEED);
  }

  /**
   * More that a source must beat, such as a base trained on shuffled labels; random weights of each
   * architecture that can be drawn anew are there anyway.
   */
  public Sources withReferences(Base... more) {
    List<Base> all = Stream.concat(references.stream(), Stream.of(more)).toList();
    return new Sources(new Lists(bases, all), method, store, seed);
  }

  /** Another score decides than the {@link dev.graft.score.LinearProbe}. */
  public Sources withMeasure(FeatureScore score) {
    return withMethod(method.withPrimary(score));
  }

  /** Another score, or other numbers of draws and shuffles. */
  public Sources withMethod(RankingMethod other) {
    return new Sources(lists(), other, store, seed);
  }

  /** Another place for the features, those of an experiment for example. */
  public Sources withStore(RunStore other) {
    return new Sources(lists(), method, other, seed);
  }

  /** The training rows of another run seed than 1. */
  public Sources withSeed(long other) {
    return new Sources(lists(), method, store, other);
  }

  /** Ranks them on the split's training rows; no label of another row is read. */
  public SourceRanking on(Split split) {
    return new SourceSamples(this, split).ranking();
  }

  List<Base> bases() {
    return bases;
  }

  List<Base> references() {
    return references;
  }

  RankingMethod method() {
    return method;
  }

  RunStore store() {
    return store;
  }

  long seed() {
    return seed;
  }

  @Override
  public String toString() {
    return Text.format("%d bases to rank; name the target with on(split)", bases.size());
  }
}
