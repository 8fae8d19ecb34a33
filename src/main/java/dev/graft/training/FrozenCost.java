package dev.graft.training;

import dev.graft.data.Rows;
import dev.graft.model.Head;
import dev.graft.model.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What runs take beside their passes: what frozen stages still have to answer, and heads that are
 * solved. Both are timed on a few rows, of which nothing is kept. Runs that are asked about one
 * after the other share what they share.
 */
public final class FrozenCost {
  /** So many training and so many validation rows, or two of each class where that is more. */
  private static final int FEW = 64;

  /** A shorter time is taken again: the first one warms up. */
  private static final double WARM_SECONDS = 1;

  private final Path folder;
  private final Map<String, Set<Integer>> known = new HashMap<>();
  private final Map<String, Double> perRow = new HashMap<>();
  private final Map<String, Double> perHead = new HashMap<>();

  /**
   * Of runs none of which has been computed yet.
   *
   * @param folder of what frozen stages have answered before
   */
  public FrozenCost(Path folder) {
    this.folder = folder;
  }

  /** The seconds that the last phase of one more run takes beside its passes. */
  public double seconds(Plan plan) {
    if (plan.network().head().kind() == Head.Kind.MAJORITY_CLASS) {
      return 0;
    }
    Sample sample = new Sample(plan, RunRows.of(plan), plan.network().initialWeights(plan.seed()));
    double head = plan.solves() ? head(sample) : 0;
    return head + features(sample);
  }

  /** A run's rows and the weights that its frozen stages have; re-estimated ones take no longer. */
  private record Sample(Plan plan, RunRows rows, Weights weights) {
    FrozenPart part() {
      return new FrozenPart(
          plan.split().data(), plan.network().base(), weights, plan.recipe().augmentation());
    }

    /** The same for all runs whose frozen stages take as long. */
    String way() {
      return plan.network().canonical() + plan.cut();
    }

    /** A few of its rows, each class among those that train. */
    RunRows few() {
      List<Integer> training = rows.rows().training();
      List<Integer> validation = rows.rows().validation();
      int most = Math.max(FEW, 2 * plan.network().head().classes().size());
      int step = Math.max(1, validation.size() / most);
      List<Integer> asked =
          IntStream.iterate(0, i -> i < validation.size(), i -> i + step)
              .mapToObj(validation::get)
              .toList();
      return new RunRows(
          plan, new Rows(training.subList(0, Math.min(most, training.size())), asked, List.of()));
    }
  }

  private double features(Sample sample) {
    int cut = sample.plan.cut();
    List<Integer> wanted = sample.rows.seen();
    if (cut == 0) {
      return 0;
    }
    boolean kept = FeatureCache.shared().fitting(sample.part(), cut, wanted.size()) > 0;
    if (!kept) {
      // Where they are not kept, passes include them.
      return sample.plan.solves() ? wanted.size() * perRow(sample, cut) : 0;
    }
    String key = sample.part().keys(cut).get(cut);
    Set<Integer> there = known.computeIfAbsent(key, any -> stored(any, sample.part(), cut));
    long missing = wanted.stream().distinct().filter(there::add).count();
    return missing == 0 ? 0 : missing * perRow(sample, cut);
  }

  private Set<Integer> stored(String key, FrozenPart part, int cut) {
    Features features = new Features(part.shape(cut));
    new FeatureFolder(folder).read(key, features);
    return new HashSet<>(features.rows().keySet());
  }

  private double perRow(Sample sample, int cut) {
    return perRow.computeIfAbsent(
        sample.way(),
        way -> {
          FeatureCache cache = FeatureCache.withBound(FeatureCache.BOUND_MIB);
          double last = 0;
          for (List<Integer> batch : batches(sample.rows.seen())) {
            long start = System.nanoTime();
            cache.activations(sample.part(), cut, batch);
            last = (System.nanoTime() - start) / 1e9 / batch.size();
          }
          return last;
        });
  }

  /** A full batch that warms up, then two that count, as far as there are rows. */
  private static List<List<Integer>> batches(List<Integer> rows) {
    Map<Integer, Integer> places = new HashMap<>();
    List<Integer> first = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int row : rows) {
      int ofPlace = places.merge(row % FeatureCache.BATCH, 1, Integer::sum);
      if (ofPlace <= 3) {
        (ofPlace == 1 ? first : others).add(row);
      }
    }
    return others.isEmpty() ? List.of(first) : List.of(first, others);
  }

  private double head(Sample sample) {
    RunRows few = sample.few();
    int rows = few.rows().training().size();
    double seconds = perHead.computeIfAbsent(sample.way(), way -> head(sample, few));
    return seconds * sample.rows.rows().training().size() / rows;
  }

  private static double head(Sample sample, RunRows few) {
    FeatureCache cache = FeatureCache.withBound(FeatureCache.BOUND_MIB);
    int cached = cache.fitting(sample.part(), sample.plan.cut(), few.seen().size());
    Activations inputs = cache.activations(sample.part(), cached, few.seen());
    try (LiveRun live = new LiveRun(sample.plan, sample.weights, cached)) {
      double seconds = solved(sample.plan, few, live, inputs);
      return seconds < WARM_SECONDS ? solved(sample.plan, few, live, inputs) : seconds;
    }
  }

  private static double solved(Plan plan, RunRows rows, LiveRun live, Activations inputs) {
    long start = System.nanoTime();
    SolvedHead.of(plan, rows, live, inputs);
    return (System.nanoTime() - start) / 1e9;
  }
}
