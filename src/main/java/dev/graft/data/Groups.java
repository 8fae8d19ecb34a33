package dev.graft.data;

import dev.graft.internal.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Rows that belong together, such as the frames of one film, and their division into parts. */
final class Groups {
  /** In this order where several parts need a group as much. */
  private static final List<Part> SIDES =
      List.of(Part.TRAINING, Part.TEST, Part.VALIDATION, Part.NONE);

  private static final int GROUPS = 3;
  private static final int LEAST = 3;

  private final Examples data;
  private final List<List<Integer>> groups;

  private Groups(Examples data, List<List<Integer>> groups) {
    this.data = data;
    this.groups = groups;
  }

  /** By the group of each row. */
  static Groups of(Examples data, IntFunction<String> group) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < data.size(); row++) {
      String name = group.apply(row);
      Check.that(
          name != null && !name.isBlank(),
          "row '%s' must have a group, not '%s'; name it, or leave the row out",
          data.rowName(row),
          name);
      rows.computeIfAbsent(name, any -> new ArrayList<>()).add(row);
    }
    Check.that(
        rows.size() >= LEAST,
        "groups (%d: %s) must be at least %d, for training, validation and test; give finer ones",
        rows.size(),
        Listing.of(List.copyOf(rows.keySet())),
        LEAST);
    return new Groups(data, List.copyOf(rows.values()));
  }

  int count() {
    return groups.size();
  }

  /** The number of each row's group. */
  List<Integer> ofRows() {
    Integer[] numbers = new Integer[data.size()];
    for (int group = 0; group < groups.size(); group++) {
      for (int row : groups.get(group)) {
        numbers[row] = group;
      }
    }
    return List.of(numbers);
  }

  /**
   * The part of each row. Groups are taken in a random order, large ones first, and each goes to
   * the part that lacks most of what the group holds: the sum over its rows of what the part still
   * needs of the row's class, as a share of what it is to have of it.
   */
  List<Part> parts(Fractions fractions, long seed) {
    int[] sizes = SetChecks.counts(data);
    double rest = 1 - fractions.training() - fractions.validation() - fractions.test();
    double[] shares = {fractions.training(), fractions.test(), fractions.validation(), rest};
    double[][] had = new double[SIDES.size()][sizes.length];
    List<Part> parts = new ArrayList<>(Collections.nCopies(data.size(), Part.NONE));
    for (List<Integer> group : order(seed)) {
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int side = 0; side < shares.length; side++) {
        double need = need(group, shares[side], had[side], sizes);
        if (need > most + 1e-12) {
          most = need;
          best = side;
        }
      }
      for (int row : group) {
        had[best][data.label(row)]++;
        parts.set(row, SIDES.get(best));
      }
    }
    check(had);
    return parts;
  }

  // A part of less than a thousandth is what rounding left of none.
  private double need(List<Integer> group, double share, double[] had, int[] sizes) {
    return share < 1e-3
        ? Double.NEGATIVE_INFINITY
        : group.stream()
            .mapToInt(data::label)
            .mapToDouble(label -> 1 - had[label] / (share * sizes[label]))
            .sum();
  }

  private List<List<Integer>> order(long seed) {
    List<Integer> numbers = IntStream.range(0, groups.size()).boxed().toList();
    return Shuffle.of(numbers, Shuffle.mix(GROUPS, seed)).stream()
        .map(groups::get)
        .sorted(Comparator.comparing((List<Integer> group) -> group.size()).reversed())
        .toList();
  }

  private void check(double[][] had) {
    for (int side = 0; side < LEAST; side++) {
      for (int label = 0; label < had[side].length; label++) {
        Check.that(
            had[side][label] > 0,
            "class '%s' must have groups in every part, but has none for the %s part; give finer"
                + " groups, draw others by split(...).withSeed(2).byGroup(...), or leave the class"
                + " out with only(...)",
            data.classes().get(label),
            FolderChecks.word(SIDES.get(side)));
      }
    }
  }
}
