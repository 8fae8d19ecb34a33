package dev.graft.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Intervals of several estimates that are wrong about 0 all together as rarely as one alone.
 *
 * <p>Holm's steps: the k-th smallest of m p-values (k = 1..m) is held against level / (m - k + 1).
 * The first that is not below its level ends the steps, and with it all larger ones are held
 * against that level. Each interval is drawn with the confidence 1 - the level that decided it, so
 * that it leaves 0 out exactly where the step said so.
 *
 * <p>Shapes: k estimates in, k intervals out in the same order; k at most m.
 *
 * <p>Range: the family-wise error of saying that a mean is not 0 is at most the level, whatever the
 * dependence. An interval that leaves 0 out covers its own mean with at least 1 - level; all of
 * them together may cover less.
 *
 * <p>Degenerate cases: a family larger than the estimates counts tests that could not be made, as
 * if their p were 1. No estimates give no intervals.
 *
 * <p>Source: Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian
 * Journal of Statistics 6.
 */
public final class Holm {
  private final double level;

  private Holm(double level) {
    this.level = level;
  }

  /** Steps that are wrong with at most this probability, in (0, 1). */
  public static Holm at(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level (" + level + ") must lie between 0 and 1, both excluded");
    }
    return new Holm(level);
  }

  /**
   * The interval of each estimate.
   *
   * @param family how many tests there are, those without an estimate included
   */
  public List<Interval> intervals(List<Estimate> estimates, int family) {
    checkFamily(family, estimates);
    List<Integer> order =
        IntStream.range(0, estimates.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> estimates.get(i).pValue()))
            .toList();
    List<Interval> intervals =
        new ArrayList<>(estimates.stream().map(e -> (Interval) null).toList());
    int left = family;
    for (int i : order) {
      Interval interval = estimates.get(i).interval(1 - level / left);
      intervals.set(i, interval);
      left -= interval.contains(0) ? 0 : 1;
    }
    return List.copyOf(intervals);
  }

  static void checkFamily(int family, List<Estimate> estimates) {
    if (family < estimates.size()) {
      throw new IllegalArgumentException(
          "family (" + family + ") must be at least the estimates (" + estimates.size() + ")");
    }
  }
}
