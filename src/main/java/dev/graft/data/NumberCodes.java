package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Numbers that people and programs write where they have none, such as -999. */
final class NumberCodes {
  /** In plain digits; 1e20 and 9.96921e36 are what files of grids are filled with. */
  private static final Pattern CODE =
      Pattern.compile("-1|-9|-?99+([.]9+)?|-200|-1000|-32768|-?10{20}|-?996(9|92|921)\\d*0{20,}");

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
    others = new TreeSet<>(counts.keySet());
    others.remove(code);
  }

  static Optional<DataNotes.Note> note(TableColumn column) {
    Map<Double, Integer> counts = new TreeMap<>();
    column.numbers().forEach(number -> counts.merge(number, 1, Integer::sum));
    return counts.keySet().stream()
        .filter(number -> counts.get(number) > 1 && CODE.matcher(plain(number)).matches())
        .map(number -> new NumberCodes(number, counts))
        .filter(one -> one.others.size() >= DIFFERENT)
        .flatMap(one -> one.note(column.name(), column.numbers().size()).stream())
        .findFirst();
  }

  private static String plain(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString()
        : "";
  }

  private Optional<DataNotes.Note> note(String column, int rows) {
    if (!isFar() && !isHeaped()) {
      return Optional.empty();
    }
    String words =
        "Column '%s' holds %s in %d of %s, %s: where that means a missing cell, give"
            + " CsvOptions.withDefaults().withMissing(\"%s\").";
    String said =
        Text.format(
            words,
            column,
            plain(code),
            counts.get(code),
            Text.count(rows, "row"),
            isFar() ? "far from all others" : "alone below zero and more often than any other",
            plain(code));
    return Optional.of(
        new DataNotes.Note(DataNotes.Kind.NUMBERS_LIKE_CODES, counts.get(code), said));
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
