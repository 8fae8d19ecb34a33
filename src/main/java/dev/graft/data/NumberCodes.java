package dev.graft.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers that people and programs write where they have none, such as -999, of one column. */
final class NumberCodes {
  /** In plain digits; 1e20, 9.96921e36 and the largest numbers fill grids. */
  private static final Pattern CODE =
      Pattern.compile(
          "-[1-9]|-?(77+|88+)|9|-?99+([.]9+)?|-200|-1000|-32768|-?10{20}|-?34028[23]\\d{33}|-?214748364[78]|-?996(9|92|921)\\d*0{20,}");

  /** Beside many numbers below zero a round one may be one of them. */
  private static final Pattern LONG = Pattern.compile("-(99[.]?9+|32768|\\d{9,})");

  /** Of a survey, where another code stands beside: refused, not known, not asked. */
  private static final Pattern BESIDE = Pattern.compile("-?9+[678]");

  /** More different numbers below zero are measured. */
  private static final int NEGATIVE = 3;

  /** Of fewer different numbers one is as good as another. */
  private static final int DIFFERENT = 5;

  /** So many times as far as any other two neighbours lie apart is no next step. */
  private static final int STEPS = 3;

  /** Below others that are measured below zero, of their width, ... */
  private static final double PART = 0.5;

  /** ... and in so many rows. */
  private static final int OFTEN = 4;

  /** Below it a whole number is one of so many bits. */
  private static final double LARGE = 1e15;

  private final Map<Double, Integer> counts;
  private final NavigableSet<Double> codes;
  private final NavigableSet<Double> others;

  /**
   * Of a column's numbers.
   *
   * @param counts how often each stands there, 0 and -0 as one
   */
  NumberCodes(Map<Double, Integer> counts) {
    this.counts = counts;
    NavigableSet<Double> all = only(number -> is(CODE, number));
    NavigableSet<Double> beside = only(number -> is(BESIDE, number));
    beside.removeIf(number -> !hasFellow(number, all, beside));
    all.addAll(beside);
    boolean small = only(number -> number < 0 && !isLong(number, all)).size() > NEGATIVE;
    all.removeIf(number -> small && number < 0 && !isLong(number, all));
    NavigableSet<Double> rest = only(number -> !all.contains(number));
    if (small && !rest.isEmpty()) {
      all.removeIf(number -> number < 0 && !isFar(number, rest));
    }
    codes = all;
    others = only(number -> !all.contains(number));
  }

  /** Whether it is one of these that nobody measures: -999, -99.9, the last of so many bits. */
  private static boolean isLong(double number, NavigableSet<Double> codes) {
    return codes.contains(number) && LONG.matcher(plain(number)).matches();
  }

  /** Spares numbers with other decimals than 999.9 has the text and the pattern. */
  private static boolean is(Pattern code, double number) {
    boolean whole = number == Math.rint(number);
    boolean nines = Math.abs(number) > 99 && Math.abs(number) % 1 > 0.89;
    return number != 0 && (whole || nines) && code.matcher(plain(number)).matches();
  }

  private NavigableSet<Double> only(Predicate<Double> wanted) {
    return counts.keySet().stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether another code of its sign and as many digits stands beside it: 99 and 88 of 97. */
  private static boolean hasFellow(
      double number, NavigableSet<Double> codes, NavigableSet<Double> beside) {
    String digits = plain(number);
    return List.of(codes, beside).stream()
        .flatMap(NavigableSet::stream)
        .filter(other -> other != number && other < 0 == number < 0)
        .anyMatch(other -> plain(other).length() == digits.length());
  }

  /** Those that may be codes by where they lie; as they are written in plain digits. */
  NavigableSet<Double> told() {
    if (others.size() < DIFFERENT) {
      return new TreeSet<>();
    }
    NavigableSet<Double> told = new TreeSet<>(codes);
    told.removeIf(code -> !isFar(code, others) && !isHeaped(code));
    return rows(told) > 1 ? told : new TreeSet<>();
  }

  /** How they lie. */
  String how(NavigableSet<Double> told) {
    return told.stream().anyMatch(code -> isFar(code, others))
        ? "far from all others"
        : "alone below zero and more often than any other";
  }

  int rows(NavigableSet<Double> told) {
    return told.stream().mapToInt(counts::get).sum();
  }

  static Map<Double, Integer> counts(TableColumn column) {
    Map<Double, Integer> counts = new TreeMap<>();
    column.numbers().forEach(number -> counts.merge(number == 0 ? 0.0 : number, 1, Integer::sum));
    return counts;
  }

  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < LARGE
        ? Long.toString((long) number)
        : Double.isFinite(number)
            ? new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString()
            : "";
  }

  private boolean isFar(double code, NavigableSet<Double> rest) {
    double width = rest.last() - rest.first();
    double below = rest.first() - code;
    boolean apart = code < 0 && below > STEPS * widestStep(rest);
    return code > rest.last() + width
        || below > width
        || apart && (rest.first() >= 0 || below > PART * width && counts.get(code) >= OFTEN);
  }

  /** Of -1 beside 0, 1, 2 and so on, more rows than twice of any other. */
  private boolean isHeaped(double code) {
    int most = others.stream().mapToInt(counts::get).max().orElse(0);
    return code < 0 && others.first() >= 0 && counts.get(code) > 2 * most;
  }

  private static double widestStep(NavigableSet<Double> numbers) {
    double widest = 0;
    double before = numbers.first();
    for (double number : numbers) {
      widest = Math.max(widest, number - before);
      before = number;
    }
    return widest;
  }
}
