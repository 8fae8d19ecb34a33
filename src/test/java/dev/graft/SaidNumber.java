package dev.graft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A number that an output holds, or two that stand as a pair, with what is said of it.
 *
 * @param texts one number as it is printed, or the bounds of an interval, or the scores of two arms
 * @param bound whether it is one bound of an interval
 * @param words the telling words beside it: whose row and column it is
 * @param column those of its column's head, where that says what is measured
 * @param verdict the word of the verdict that it is the difference of
 * @param line the line of the output
 */
record SaidNumber(
    List<String> texts,
    boolean bound,
    Set<String> words,
    Set<String> column,
    Optional<String> verdict,
    String line) {
  private static final int MOST_DECIMALS = 4;

  static SaidNumber on(String line, Set<String> words) {
    return new SaidNumber(List.of(), false, words, Set.of(), Optional.empty(), line);
  }

  SaidNumber judged(Optional<String> word) {
    return new SaidNumber(texts, bound, words, column, word, line);
  }

  /** A number, or a pair of them. */
  SaidNumber as(String... numbers) {
    return new SaidNumber(List.of(numbers), bound, words, column, verdict, line);
  }

  SaidNumber bounding() {
    return new SaidNumber(texts, true, words, column, verdict, line);
  }

  /** Under the head of a column. */
  SaidNumber under(Set<String> head) {
    return new SaidNumber(texts, bound, words, head, verdict, line).with(head);
  }

  SaidNumber with(Set<String> more) {
    Set<String> all = new TreeSet<>(words);
    all.addAll(more);
    return new SaidNumber(texts, bound, all, column, verdict, line);
  }

  /** What prose may write for it: rounded, a fraction in percent, a sign where it has none. */
  Set<List<String>> written() {
    Set<List<String>> written = new HashSet<>();
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      for (String first : rounded(texts.get(0), decimals)) {
        if (texts.size() == 1) {
          written.add(List.of(first));
        } else {
          for (String second : rounded(texts.get(1), decimals)) {
            written.add(List.of(first, second));
          }
        }
      }
    }
    return written;
  }

  private static Set<String> rounded(String text, int decimals) {
    BigDecimal number = new BigDecimal(text);
    Set<String> rounded = new TreeSet<>();
    boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
    add(rounded, number, decimals, signed);
    if (number.scale() > 0 && number.abs().compareTo(BigDecimal.ONE) <= 0) {
      add(rounded, number.movePointRight(2), decimals, signed);
    }
    return rounded;
  }

  private static void add(Set<String> to, BigDecimal number, int decimals, boolean signed) {
    if (decimals > Math.max(number.scale(), 0)) {
      return;
    }
    BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
    String plain = rounded.abs().toPlainString();
    to.add(plain);
    if (number.signum() >= 0 || rounded.signum() == 0) {
      to.add("+" + plain);
    }
    if (number.signum() < 0 || !signed || rounded.signum() == 0) {
      to.add("-" + plain);
    }
  }
}
