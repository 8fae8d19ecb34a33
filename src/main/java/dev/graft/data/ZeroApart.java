package dev.graft.data;

import dev.graft.internal.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** What stands beside it in the name of a test: where, when and how it was taken. */
  private static final Set<String> OF_A_TEST =
      Set.of(
          ("serum blood plasma level levels test tests lab labs value values result results measured"
                  + " measurement reading mean avg average median max lowest highest first last"
                  + " initial final baseline admission fasting random resting rest count index"
                  + " concentration conc total pressure rate bp thickness fold triceps hour hours hr hrs h"
                  + " minute minutes min day visit week month at of in the weight pre post before after"
                  + " mm hg mmhg bpm percent pct")
              .split(" "));

  /** Units of an amount, which is a concentration in one of these and a dose alone. */
  private static final Set<String> AMOUNTS =
      Set.of("mg g kg ug mcg ng pg u iu mu miu mmol umol nmol pmol meq k cells".split(" "));

  private static final Set<String> IN =
      Set.of("dl l ml ul mm3 cumm m2 m mgdl mmoll gdl umoll iul miul".split(" "));

  /** Of food, two of which no table of a laboratory has. */
  private static final Pattern NUTRIENT =
      Pattern.compile(
          "(?i)(.*[^a-z])?(calories|kcal|fats?|carbs?|carbohydrates?|fib(er|re)s?|sugars?|proteins?|saturated"
              + "|vitamins?|energy)([^a-z].*)?");

  private final String name;
  private final boolean ofFood;
  private final TreeMap<Double, Integer> others;
  private final int zeros;

  /**
   * Of a column's numbers.
   *
   * @param name of the column
   * @param counts how often each stands there
   * @param ofFood whether the table is of food, of which anything may be nothing
   */
  ZeroApart(String name, Map<Double, Integer> counts, boolean ofFood) {
    this.name = name;
    this.ofFood = ofFood;
    others = new TreeMap<>(counts);
    Integer zero = others.remove(0.0);
    zeros = zero == null ? 0 : zero;
  }

  /** How it lies; empty where it is a number like others. */
  Optional<String> how() {
    boolean neverZero = !ofFood && isOfABody();
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

  /** Whether columns of these names are of what is eaten. */
  static boolean areOfFood(List<String> names) {
    return names.stream().filter(name -> NUTRIENT.matcher(name).matches()).count() >= 2;
  }

  /**
   * Whether what is measured in a body is all that the name says: one of its words, or two that
   * follow each other, and all others are of a test or its units. What is given or changes is not.
   */
  private boolean isOfABody() {
    List<String> parts =
        Arrays.stream(WORD_ENDS.split(name.strip()))
            .map(part -> part.toLowerCase(Locale.ROOT))
            .filter(part -> !part.isEmpty())
            .toList();
    boolean[] known = new boolean[parts.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] |= NEVER_ZERO.matcher(parts.get(i)).matches();
      if (i > 0 && NEVER_ZERO.matcher(parts.get(i - 1) + " " + parts.get(i)).matches()) {
        known[i - 1] = true;
        known[i] = true;
      }
    }
    boolean in = parts.stream().anyMatch(IN::contains);
    return IntStream.range(0, known.length).anyMatch(i -> known[i])
        && IntStream.range(0, known.length).allMatch(i -> known[i] || isOfATest(parts.get(i), in));
  }

  private static boolean isOfATest(String part, boolean in) {
    return OF_A_TEST.contains(part)
        || in && (AMOUNTS.contains(part) || IN.contains(part))
        || part.matches("\\p{Alpha}?\\d+\\p{Alpha}{0,2}");
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
