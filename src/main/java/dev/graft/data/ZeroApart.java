package dev.graft.data;

import dev.graft.internal.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

  /** Of the rows: where more are zero, it is what many have. */
  private static final double MOST = 0.15;

  /** Where no body is without it. */
  private static final double MOST_OF_BODIES = 0.9;

  private static final Pattern WORD_ENDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /**
   * So many steps from one number to the next, by their median, lie between zero and the others.
   */
  private static final int STEPS = 5;

  /** No body is without it, whatever else it measures. */
  private static final Pattern NEVER_ZERO =
      Pattern.compile(
          "(insulin|glucose|blood ?pressure|systolic|diastolic|bmi|body ?mass|skin ?(fold|thickness)?"
              + "|chol(esterol)?|h[ae]+moglobin|h[ae]+matocrit|heart ?rate|albumin|creatinine|sodium"
              + "|potassium|platelets?|triglycerides?|hdl|ldl|thyroxine|tsh|spo2)");

  private final String name;
  private final TreeMap<Double, Integer> others;
  private final int zeros;

  /**
   * Of a column's numbers.
   *
   * @param name of the column
   * @param counts how often each stands there
   */
  ZeroApart(String name, Map<Double, Integer> counts) {
    this.name = name;
    others = new TreeMap<>(counts);
    Integer zero = others.remove(0.0);
    zeros = zero == null ? 0 : zero;
  }

  /** How it lies; empty where it is a number like others. */
  Optional<String> how() {
    boolean neverZero = isCalled(NEVER_ZERO);
    if (others.size() < DIFFERENT
        || others.firstKey() < 0
        || zeros <= 1
        || zeros > (neverZero ? MOST_OF_BODIES : MOST) * rows()) {
      return Optional.empty();
    }
    boolean reached = others.firstKey() <= STEPS * step();
    return reached
        ? Optional.empty()
        : isFar() || neverZero ? Optional.of(words()) : Optional.empty();
  }

  private String words() {
    return Text.format(
        "far below all others (%s and more)",
        BigDecimal.valueOf(others.firstKey()).stripTrailingZeros().toPlainString());
  }

  /** One of the words of the name, or two that follow each other. */
  private boolean isCalled(Pattern words) {
    String[] parts = WORD_ENDS.split(name.strip());
    return IntStream.range(0, parts.length)
        .anyMatch(i -> is(words, parts[i]) || i > 0 && is(words, parts[i - 1] + " " + parts[i]));
  }

  private static boolean is(Pattern words, String part) {
    return words.matcher(part.toLowerCase(Locale.ROOT)).matches();
  }

  private boolean isFar() {
    double nearest = others.firstKey();
    double median = median(others);
    Map<Double, Integer> distances = new TreeMap<>();
    others.forEach(
        (number, count) -> distances.merge(Math.abs(number - median), count, Integer::sum));
    double deviation = PER_ABSOLUTE_DEVIATION * median(distances);
    return deviation > 0 && median > DEVIATIONS * deviation && nearest >= EMPTY * median;
  }

  private int rows() {
    return zeros + others.values().stream().mapToInt(Integer::intValue).sum();
  }

  private double step() {
    Map<Double, Integer> steps = new TreeMap<>();
    double before = others.firstKey();
    for (double number : others.tailMap(before, false).keySet()) {
      steps.merge(number - before, 1, Integer::sum);
      before = number;
    }
    return median(steps);
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
