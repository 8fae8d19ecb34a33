package dev.graft.linear;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows in parts of which each is asked once, by a model of the others. The rows of a class go round
 * the parts in their order, each class from where the one before ended; copies stay with their
 * origin and are not asked; the only row of a class is never asked, since the others know nothing
 * of it. Rows of a group stay in one part: the largest group first, each goes to the part that has
 * least of its classes; a class that one part has alone is not asked.
 */
final class StratifiedFolds {
  private final LabelledFeatures rows;
  private final Map<Integer, Integer> folds = new LinkedHashMap<>();
  private final int number;

  private StratifiedFolds(LabelledFeatures rows, int number) {
    this.rows = rows;
    this.number = number;
    Map<Integer, List<Integer>> origins = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows(); i++) {
      List<Integer> known = origins.computeIfAbsent(rows.labels()[i], c -> new ArrayList<>());
      if (!known.contains(rows.origins()[i])) {
        known.add(rows.origins()[i]);
      }
    }
    if (rows.grouped()) {
      deal(origins);
    } else {
      goRound(origins.values());
    }
  }

  private void goRound(Collection<List<Integer>> classes) {
    int next = 0;
    for (List<Integer> ofClass : classes) {
      for (int origin : ofClass.size() < 2 ? List.<Integer>of() : ofClass) {
        folds.put(origin, next++ % number);
      }
    }
  }

  private void deal(Map<Integer, List<Integer>> classes) {
    Map<Integer, Map<Integer, Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows(); i++) {
      groups
          .computeIfAbsent(rows.groups()[i], any -> new LinkedHashMap<>())
          .put(rows.origins()[i], rows.labels()[i]);
    }
    double[][] had = new double[number][rows.classes()];
    groups.values().stream()
        .sorted(Comparator.comparing((Map<Integer, Integer> group) -> -group.size()))
        .forEach(group -> put(group, least(group, had, classes), had));
    for (List<Integer> ofClass : classes.values()) {
      if (ofClass.stream().map(folds::get).distinct().count() < 2) {
        ofClass.forEach(folds::remove);
      }
    }
  }

  private void put(Map<Integer, Integer> group, int fold, double[][] had) {
    group.forEach(
        (origin, label) -> {
          folds.put(origin, fold);
          had[fold][label]++;
        });
  }

  /** The fold that has least of a group's classes, as shares of all there is of them. */
  private int least(
      Map<Integer, Integer> group, double[][] had, Map<Integer, List<Integer>> classes) {
    int least = 0;
    double fewest = Double.POSITIVE_INFINITY;
    for (int fold = 0; fold < number; fold++) {
      double[] ofFold = had[fold];
      double share =
          group.values().stream()
              .mapToDouble(label -> ofFold[label] / classes.get(label).size())
              .sum();
      if (share < fewest) {
        fewest = share;
        least = fold;
      }
    }
    return least;
  }

  /** So many folds; empty where no class has two rows of its own. */
  static Optional<StratifiedFolds> of(LabelledFeatures rows, int number) {
    StratifiedFolds folds = new StratifiedFolds(rows, number);
    return folds.folds.isEmpty() ? Optional.empty() : Optional.of(folds);
  }

  /** What a fold is answered from, and its rows. */
  record Fold(LabelledFeatures learned, LabelledFeatures asked) {}

  /** Those that ask any row. */
  List<Fold> all() {
    List<Fold> all = new ArrayList<>();
    for (int fold = 0; fold < number; fold++) {
      List<Integer> learned = new ArrayList<>();
      Map<Integer, Integer> asked = new HashMap<>();
      for (int i = 0; i < rows.rows(); i++) {
        int origin = rows.origins()[i];
        if (folds.getOrDefault(origin, -1) == fold) {
          asked.putIfAbsent(origin, i);
        } else {
          learned.add(i);
        }
      }
      if (!asked.isEmpty()) {
        all.add(new Fold(rows.only(learned), rows.only(asked.values().stream().sorted().toList())));
      }
    }
    return all;
  }
}
