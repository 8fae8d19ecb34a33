package dev.graft.source;

import dev.graft.data.Examples;
import dev.graft.internal.Check;
import dev.graft.internal.Seeds;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.run.RunStore;
import dev.graft.score.PrincipalComponents;
import dev.graft.score.ReductionScores;
import dev.graft.show.Shown;
import dev.graft.training.BaseFeatures;
import dev.graft.training.FeatureCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Unsupervised transfer: principal components learned on unlabelled rows of a source, against those
 * learned on few unlabelled rows of the target itself. Half of the target's rows, drawn anew for
 * each seed, judge; their labels are read for the clusters' agreement and for nothing else.
 */
public final class UnsupervisedTransfer implements Shown {
  private static final int SEEDS = 5;

  /** More judge no better, and neighbours of many rows take long. */
  private static final int MOST_JUDGED = 300;

  private static final int MOST_OF_SOURCE = 500;

  private final Base base;
  private final int components;
  private final List<Integer> rows;
  private final RunStore store;

  private UnsupervisedTransfer(Base base, int components, List<Integer> rows, RunStore store) {
    this.base = base;
    this.components = components;
    this.rows = List.copyOf(rows);
    this.store = store;
  }

  /** Ten components of a base's features, against those of 20, 50 and 200 rows of the target. */
  public static UnsupervisedTransfer of(Base base) {
    return new UnsupervisedTransfer(
        base.withoutHead(), 10, List.of(20, 50, 200), RunStore.standard());
  }

  /** Another number of components. */
  public UnsupervisedTransfer withComponents(int number) {
    Check.atLeast("components", number, 1);
    return new UnsupervisedTransfer(base, number, rows, store);
  }

  /** Other numbers of unlabelled target rows, rising. */
  public UnsupervisedTransfer withTargetRows(Integer... numbers) {
    return new UnsupervisedTransfer(base, components, List.of(numbers), store);
  }

  /** Another place for the features. */
  public UnsupervisedTransfer withStore(RunStore other) {
    return new UnsupervisedTransfer(base, components, rows, other);
  }

  /** What the source's components are worth to the target. */
  public UnsupervisedScores on(Examples source, Examples target) {
    int most = rows.stream().mapToInt(n -> n).max().orElse(0);
    Check.that(
        source.size() > components && target.size() / 2 >= most,
        "rows of source (%d) and of half the target (%d) must be more than the components (%d) and"
            + " at least the largest number of target rows (%d); ask for fewer",
        source.size(),
        target.size() / 2,
        components,
        most);
    BaseFeatures features = BaseFeatures.in(FeatureCache.shared().in(store.features()));
    Map<String, List<ReductionScores>> found = new LinkedHashMap<>();
    LongStream.rangeClosed(1, SEEDS)
        .forEach(seed -> judge(new Draw(features, seed), source, target, found));
    return new UnsupervisedScores(base.card().name(), components, found);
  }

  private record Draw(BaseFeatures features, long seed) {
    List<Integer> some(Examples set, int number) {
      List<Integer> all = IntStream.range(0, set.size()).boxed().toList();
      return Seeds.shuffled(all, seed, "unsupervised").subList(0, Math.min(number, all.size()));
    }
  }

  private void judge(
      Draw draw, Examples source, Examples target, Map<String, List<ReductionScores>> found) {
    List<Integer> order = draw.some(target, target.size());
    int half = target.size() / 2;
    List<Integer> judging = order.subList(half, Math.min(order.size(), half + MOST_JUDGED));
    double[][] judged = draw.features().of(base, target, judging);
    int[] classes = judging.stream().mapToInt(target::label).toArray();
    Map<String, double[][]> learned = new LinkedHashMap<>();
    learned.put(
        UnsupervisedScores.SOURCE,
        draw.features().of(base, source, draw.some(source, MOST_OF_SOURCE)));
    for (int number : rows) {
      learned.put(
          UnsupervisedScores.target(number),
          draw.features().of(base, target, order.subList(0, number)));
    }
    learned.forEach(
        (name, values) ->
            found
                .computeIfAbsent(name, n -> new ArrayList<>())
                .add(
                    ReductionScores.of(
                        PrincipalComponents.of(values, components), judged, classes, draw.seed())));
  }

  @Override
  public String toString() {
    return Text.format(
        "%d components of %s; name source and target with on(source, target)",
        components, base.card().name());
  }
}
