package dev.graft.analysis;

import dev.graft.internal.Check;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The terms of a comparison, which belong fixed before its first look.
 *
 * @param metric what is compared
 * @param margin the largest difference that counts as none, in the unit of the metric
 * @param looks the numbers of seeds at which looks are planned; empty for one look
 */
record Terms(Metric metric, double margin, List<Integer> looks) {
  /** The customary risk of saying helps or harms where there is no difference. */
  static final double LEVEL = 0.05;

  static final Terms DEFAULT = new Terms(Metric.ACCURACY, Comparison.MARGIN, List.of());

  Terms {
    Check.positive("margin", margin);
    for (int i = 0; i < looks.size(); i++) {
      int before = i == 0 ? 1 : looks.get(i - 1);
      Check.that(
          looks.get(i) > before,
          "looks (%s) must be numbers of seeds, at least 2 and rising; as in withLooks(3, 5, 10)",
          looks.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    looks = List.copyOf(looks);
  }

  /** The risk that one look may take, so that all planned looks together take no more than 5%. */
  double level() {
    return LEVEL / sharing();
  }

  /** How many looks share the risk. */
  int sharing() {
    return Math.max(1, looks.size());
  }
}
