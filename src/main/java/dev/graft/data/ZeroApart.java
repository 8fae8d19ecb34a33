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

  /** Of the rows: where more are zero, many may have none of what is called an amount. */
  private static final double MOST = 0.15;

  /** Where more are zero, it is what most have. */
  private static final double MOST_OF_GAPS = 0.6;

  private static final double MOST_OF_BODIES = 0.9;

  private static final Pattern WORD_ENDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /**
   * So many steps from one number to the next, by their median, lie between zero and the others.
   */
  private static final int STEPS = 5;

  /** Of a body, of which none is zero. */
  private static final Pattern NEVER_ZERO =
      Pattern.compile(
          "(insulin|glucose|blood ?pressure|systolic|diastolic|bmi|body ?mass|skin ?(fold|thickness)?"
              + "|chol(esterol)?|h[ae]+moglobin|h[ae]+matocrit|heart ?rate|pulse|albumin|creatinine|sodium"
              + "|potassium|platelets?|triglycerides?|hdl|ldl|thyroxine|tsh|spo2|weight|height)");

  /** What many have none of: money, counts, times, rain, extent. */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(amounts?|price|costs?|fees?|paid|pay(ment)?s?|pension|incomes?|salary|wages?|bonus|rent|benefits?"
              + "|sales?|spen[dt](ing)?|purchases?|revenue|profit|balance|debts?|loans?|credit|deposits?|gains?"
              + "|loss(es)?|tax|premium|claims?|donations?|budget|money|usd|eur|gbp|dollars?|euros?|count|number"
              + "|num|n|nr|no|total|sum|visits?|children|kids|days?|hours?|minutes?|months?|weeks?|since|duration"
              + "|rain(fall)?|precipitation|precip|snow|area|sqft|sf|dose|distance|km|miles?|usage|use|used"
              + "|betrag|preis|kosten|miete|umsatz|einkommen|gehalt|rente|anzahl|tage|stunden|niederschlag"
              + "|regen|prix|montant|loyer|revenus?|salaire|nombre|pluie|precio|importe|alquiler|ingresos?"
              + "|gastos?|numero|lluvia|affitto|reddito|spesa|bedrag|prijs|huur|inkomen|aantal)");

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
        || zeros > (neverZero ? MOST_OF_BODIES : MOST_OF_GAPS) * rows()
        || zeros > MOST * rows() && isCalled(AMOUNT)) {
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
