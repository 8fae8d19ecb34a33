package dev.graft.data;

import dev.graft.csv.CsvOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A column in which a sign that is usually none says something: a minus beside a plus, or no cross
 * in the box that others ticked.
 */
final class TickedBox {
  /** In percent; what few or nearly all lack is missing. */
  private static final int FEWEST = 20;

  private static final int MOST = 80;

  /** Of fewer rows a share is chance. */
  private static final int MANY = 10;

  private static final Set<String> SIGNS = Set.of("", "-", "--", ".", "*", "\u2013", "\u2014");

  private static final Pattern NO = Pattern.compile("(?i)n|no|nein|non|nee|nie|false|f|off");

  private static final String DASHES = "-\u2013\u2014";

  private TickedBox() {}

  /**
   * The sign and the word beside it; empty where it is no such column.
   *
   * @param isMissing whether a cell says that nothing is known
   */
  static Optional<List<String>> of(List<String> cells, Predicate<String> isMissing) {
    Set<String> signs = new TreeSet<>();
    Set<String> words = new TreeSet<>();
    int missing = 0;
    for (String cell : cells) {
      boolean is = isMissing.test(cell);
      missing += is ? 1 : 0;
      (is ? signs : words).add(cell);
      if (signs.size() > 1) {
        return Optional.empty();
      }
    }
    boolean share =
        cells.size() >= MANY
            && 100L * missing >= (long) FEWEST * cells.size()
            && 100L * missing <= (long) MOST * cells.size();
    return share && SIGNS.containsAll(signs) && isAnswer(signs.iterator().next(), words)
        ? Optional.of(List.of(signs.iterator().next(), words.iterator().next()))
        : Optional.empty();
  }

  /** The other answer of a box whose answer is this word; where that is a number, a number. */
  static String other(String word, CsvOptions options) {
    NumberForm form = NumberForm.of(options);
    if (!form.isNumber(word)) {
      return NO.matcher(word).matches() ? "yes" : "no";
    }
    return CsvCell.number(form.plain(word)) == 0 ? "1" : "0";
  }

  /** One other word, or, beside a minus, one plus or several. */
  private static boolean isAnswer(String sign, Set<String> words) {
    boolean minus = !sign.isEmpty() && DASHES.indexOf(sign.charAt(0)) >= 0;
    return words.size() == 1
        || minus
            && words.stream()
                .allMatch(word -> word.matches("[+]{1,4}|[+](/?[-\u2013]|[(][+][)])|[(][+][)]"));
  }
}
