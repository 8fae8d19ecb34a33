package dev.graft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tells of whom a figure is: the words of a text without those that any figure may stand
 * beside, each by its first letters, so that <em>clothing</em> and <em>clothes</em> are one, but
 * <em>frozen</em> and <em>freezing</em> are two. A learning rate and a counted number tell, too.
 */
final class FigureWords {
  /** Longer words are cut. */
  private static final int LETTERS = 5;

  private static final Pattern WORD =
      Pattern.compile(
          "\\d(?:\\.\\d)?[eE]-?\\d+|\\p{L}[\\p{L}\\d]*|(?<![\\d.,+-])\\d+(?![\\d,.]*\\d)");

  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private static final Pattern VERDICT =
      Pattern.compile(
          "\\b(helps?|harms?|no difference|cannot(?: be)? tell|cannot be told|failed)\\b");

  private static final List<String> COUNTED =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final Map<String, String> TENS =
      Map.of(
          "twelve", "12", "fifteen", "15", "twenty", "20", "thirty", "30", "forty", "40", "fifty",
          "50", "sixty", "60", "hundred", "100");

  /** Words that stand beside figures of all kinds. */
  private static final Set<String> COMMON =
      words(
          "the and for with from that this these those its are was were has have had but not nor"
              + " all both each any than then they them what which who whose where when while here"
              + " there their into over more most less least only also too very same other others"
              + " against between beside behind before after about above below under within without"
              + " points point test accuracy seeds seed rows row arm arms helps help harms"
              + " harm difference cannot tell told failed run runs verdict word words mean means"
              + " margin confirmed answer sets size because does did per"
              + " one two can could would one's out own say says said scored you place interval");

  private FigureWords() {}

  /** The telling words of a text. */
  static Set<String> of(String text) {
    return WORD.matcher(CAMEL.matcher(text).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !COMMON.contains(word))
        .map(FigureWords::plain)
        .filter(word -> word.length() > 2 || Character.isDigit(word.charAt(0)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The last verdict's word of a text, in the verdicts' own form. */
  static Optional<String> lastVerdict(String text) {
    return verdicts(text).stream().reduce((first, second) -> second);
  }

  /** All verdicts' words of a text, in their order. */
  static List<String> verdicts(String text) {
    return VERDICT.matcher(text).results().map(found -> verdict(found.group())).toList();
  }

  private static String verdict(String word) {
    return word.startsWith("cannot") ? "cannot tell" : word.replaceAll("^(help|harm)$", "$1s");
  }

  private static String plain(String word) {
    if (Character.isDigit(word.charAt(0))) {
      return word.replaceAll("e-0+", "e-");
    }
    if (COUNTED.contains(word)) {
      return String.valueOf(COUNTED.indexOf(word));
    }
    boolean named = word.matches(".*\\d");
    String one = word.length() > 3 ? word.replaceAll("s$", "") : word;
    return TENS.getOrDefault(
        word, named ? word : one.substring(0, Math.min(LETTERS, one.length())));
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.split(" ")));
  }
}
