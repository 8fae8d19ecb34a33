package dev.graft.source;

import dev.graft.data.Split;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Adapters;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TensorSpec;
import dev.graft.run.RunStore;
import dev.graft.score.LinearCka;
import dev.graft.score.LinearProbe;
import dev.graft.score.StageScore;
import dev.graft.score.StageScores;
import dev.graft.show.Shown;
import dev.graft.training.BaseFeatures;
import dev.graft.training.FeatureCache;
import dev.graft.training.StageFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Searches how many of a base's layers are worth keeping, from either end, on the training rows of
 * a target alone: a linear probe per cut on cached features, without a gradient step.
 */
public final class StageSearch implements Shown {
  /** Nets with random weights, as {@link SourceRanking} takes. */
  private static final int RANDOM_NETS = 3;

  private final Base base;
  private final Optional<Base> target;
  private final RunStore store;

  private StageSearch(Base base, Optional<Base> target, RunStore store) {
    this.base = base;
    this.target = target;
    this.store = store;
  }

  /** A search through the stages of a base. */
  public static StageSearch of(Base base) {
    Check.that(
        base.backbone().access() != Backbone.Access.SEALED,
        "base %s is one whole that nobody sees into, and has no stages to search; ask"
            + " SourceRanking.of(base) whether its features are worth anything",
        base.card().name());
    return new StageSearch(base.withoutHead().thawed(), Optional.empty(), RunStore.standard());
  }

  /** With the similarity of each stage's features to those of a net trained on the target. */
  public StageSearch withTargetNet(Base trained) {
    Check.that(
        trained.cuts().equals(base.cuts()),
        "stages %s of the target's net must be those of the base, %s",
        trained.cuts(),
        base.cuts());
    return new StageSearch(base, Optional.of(trained.withoutHead().thawed()), store);
  }

  /** Another place for the features, those of an experiment for example. */
  public StageSearch withStore(RunStore other) {
    return new StageSearch(base, target, other);
  }

  /** The scores on the training rows of run seed 1; no label of another row is read. */
  public StageScores on(Split split) {
    return new Search(split).scores();
  }

  private final class Search {
    private final Split split;
    private final List<Integer> rows;
    private final int[] labels;
    private final BaseFeatures features =
        BaseFeatures.in(FeatureCache.shared().in(store.features()));

    Search(Split split) {
      this.split = split;
      rows = split.rows(Split.DEFAULT_SEED).training();
      labels = rows.stream().mapToInt(row -> split.data().label(row)).toArray();
    }

    StageScores scores() {
      List<double[][]> seen = StageFeatures.of(base, split, rows);
      List<List<double[][]>> drawn =
          LongStream.rangeClosed(1, RANDOM_NETS)
              .mapToObj(seed -> StageFeatures.random(network(base), split, rows, seed))
              .toList();
      Optional<List<double[][]>> other = target.map(net -> StageFeatures.of(net, split, rows));
      List<StageScore> last = new ArrayList<>();
      for (int i = 0; i < base.cuts().size(); i++) {
        int stage = i;
        String name = base.cuts().get(i);
        long size = size(base.keptUpTo(name));
        double random =
            drawn.stream().mapToDouble(net -> probe(net.get(stage))).average().orElseThrow();
        StageScore score =
            StageScore.of(new StageScore.Cut(name, size), seen.get(i), labels, random);
        last.add(
            other
                .map(net -> score.withSimilarity(cka(seen.get(stage), net.get(stage))))
                .orElse(score));
      }
      List<StageScore> first =
          Adapters.fit(base)
              ? IntStream.range(1, base.cuts().size()).mapToObj(this::withoutFirst).toList()
              : List.of();
      return new StageScores(base.card().name(), last, first, majority());
    }

    private double majority() {
      return Arrays.stream(labels)
              .boxed()
              .collect(Collectors.groupingBy(label -> label, Collectors.summingInt(label -> 1)))
              .values()
              .stream()
              .mapToInt(count -> count)
              .max()
              .orElseThrow()
          / (double) labels.length;
    }

    private static double cka(double[][] one, double[][] other) {
      return LinearCka.withDefaults().debiased().score(one, other).value();
    }

    private StageScore withoutFirst(int removed) {
      Base cut = base.withoutFirst(removed);
      double[][] seen = features.drawn(network(cut), split, rows, 1);
      String name = Text.format("without the first %d", removed);
      return StageScore.of(new StageScore.Cut(name, size(cut)), seen, labels, Double.NaN);
    }

    private double probe(double[][] of) {
      return LinearProbe.withDefaults().score(of, labels).value();
    }

    private Network network(Base cut) {
      return cut.frozen().withHead(Head.linear(split.data().classes()));
    }

    private long size(Base cut) {
      return cut.backbone().stages().stream()
          .flatMap(stage -> stage.tensors().stream())
          .filter(tensor -> tensor.role().learned())
          .mapToLong(TensorSpec::size)
          .sum();
    }
  }

  @Override
  public String toString() {
    return Text.format(
        "a search through the stages %s of %s; name the target with on(split)",
        base.cuts(), base.card().name());
  }
}
