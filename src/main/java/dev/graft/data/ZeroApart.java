package dev.graft.data;

import dev.graft.internal.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A zero that lies far below what else a column measures, such as a blood pressure of 0. Amounts of
 * which many are nothing, and counts, reach down to it: theirs is a number.
 */
final class ZeroApart {
  /** Of fewer different numbers one is as good as another. */
  private static final int DIFFERENT = 10;

  /**
   * Standard deviations that zero must lie below the median, estimated from the quartiles' like.
   */
  private static final double DEVIATIONS = 2.5;

  /** A standard deviation of a normal sample over its median absolute deviation. */
  private static final double PER_ABSOLUTE_DEVIATION = 1.4826;

  /** Of the median: no other number lies nearer to zero. */
  private static final double EMPTY = 0.2;

  private final TreeMap<Double, Integer> others;

  /**
   * Of a column's numbers.
   *
   * @param counts how often each stands there
   */
  ZeroApart(Map<Double, Integer> counts) {
    others = new TreeMap<>(counts);
    others.remove(0.0);
  }

  /** How it lies; empty where it is a number like others. */
  Optional<String> how() {
    if (others.size() < DIFFERENT || others.firstKey() < 0) {
      return Optional.empty();
    }
    double median = median(others);
    Map<Double, Integer> distances = new TreeMap<>();
    others.forEach(
        (number, count) -> distances.merge(Math.abs(number - median), count, Integer::sum));
    double deviation = PER_ABSOLUTE_DEVIATION * median(distances);
    return median > DEVIATIONS * deviation && others.firstKey() >= EMPTY * median
        ? Optional.of(
            Text.format(
                "far below all others (%s and more)",
                BigDecimal.valueOf(others.firstKey()).stripTrailingZeros().toPlainString()))
        : Optional.empty();
  }

  private static double median(Map<Double, Integer> counts) {
    List<Double> all = new ArrayList<>();
    counts.forEach(
        (number, count) -> {
          for (int i = 0; i < count; i++) {
            all.add(number);
          }
        });
    int middle = all.size() / 2;
    return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
  }
}
