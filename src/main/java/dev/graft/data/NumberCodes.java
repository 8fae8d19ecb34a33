package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers that people and programs write where they have none, such as -999. */
final class NumberCodes {
  /** In plain digits; 1e20 and 9.96921e36 are what files of grids are filled with. */
  private static final Pattern CODE =
      Pattern.compile(
          "-[1-9]|-?(77+|88+)|9|-?99+([.]9+)?|-200|-1000|-32768|-?10{20}|-?996(9|92|921)\\d*0{20,}");

  private static final String ZERO = "0";

  /** More different numbers below zero are measured. */
  private static final int NEGATIVE = 3;

  /** Of fewer different numbers one is as good as another. */
  private static final int DIFFERENT = 5;

  /** So many times as far as any other two neighbours lie apart is no next step. */
  private static final int STEPS = 3;

  private final NavigableSet<Double> others;
  private final Map<Double, Integer> counts;
  private final double code;

  private NumberCodes(double code, Map<Double, Integer> counts) {
    this.code = code;
    this.counts = counts;
    Predicate<String> among = CODE.asMatchPredicate();
    long negative = counts.keySet().stream().filter(number -> number < 0).count();
    others =
        counts.keySet().stream()
            .filter(number -> number != code)
            .filter(number -> number < 0 && negative > NEGATIVE || !among.test(plain(number)))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  static Optional<DataNotes.Note> note(TableColumn column) {
    Map<Double, Integer> counts = new TreeMap<>();
    column.numbers().forEach(number -> counts.merge(number == 0 ? 0.0 : number, 1, Integer::sum));
    return counts.keySet().stream()
        .filter(number -> counts.get(number) > 1 && mayBeCode(number))
        .map(number -> new NumberCodes(number, counts))
        .filter(one -> one.others.size() >= DIFFERENT)
        .flatMap(one -> one.note(column.name(), column.numbers().size()).stream())
        .findFirst();
  }

  private static boolean mayBeCode(double number) {
    return number == 0 || CODE.matcher(plain(number)).matches();
  }

  private static String plain(double number) {
    return number == 0
        ? ZERO
        : Double.isFinite(number)
            ? new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString()
            : "";
  }

  private Optional<DataNotes.Note> note(String column, int rows) {
    return how()
        .map(
            how -> {
              String sign = plain(code);
              String said =
                  Text.format(
                      "Column '%s' holds %s in %d of %s, %s: where that means a missing cell, give"
                          + " CsvOptions.withDefaults().withMissingIn(\"%s\", \"%s\").",
                      column, sign, counts.get(code), Text.count(rows, "row"), how, column, sign);
              return new DataNotes.Note(DataNotes.Kind.NUMBERS_LIKE_CODES, counts.get(code), said);
            });
  }

  private Optional<String> how() {
    if (code == 0) {
      return new ZeroApart(counts).how();
    }
    if (isFar()) {
      return Optional.of("far from all others");
    }
    return isHeaped()
        ? Optional.of("alone below zero and more often than any other")
        : Optional.empty();
  }

  private boolean isFar() {
    double width = others.last() - others.first();
    return code > others.last() + width
        || code < others.first() - width
        || isAloneBelowZero() && others.first() - code > STEPS * widestStep();
  }

  /** Of -1 beside 0, 1, 2 and so on, more rows than twice of any other. */
  private boolean isHeaped() {
    int most = others.stream().mapToInt(counts::get).max().orElse(0);
    return isAloneBelowZero() && counts.get(code) > 2 * most;
  }

  private boolean isAloneBelowZero() {
    return code < 0 && others.first() >= 0;
  }

  private double widestStep() {
    double widest = 0;
    double before = others.first();
    for (double number : others) {
      widest = Math.max(widest, number - before);
      before = number;
    }
    return widest;
  }
}
