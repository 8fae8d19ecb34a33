package dev.graft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure that prose quotes, or the two bounds of an interval.
 *
 * @param said the figure as it is written
 * @param texts its number, or the bounds, or the scores of two arms
 * @param mate its interval, or the difference that this is the interval of, where the one stands
 *     right behind the other
 * @param words the telling words beside it, the nearest first: those between the figure before and
 *     this one, of its sentence, of its passage
 * @param verdicts the word of a verdict that its sentence says of it, all of them where it is not
 *     clear which
 */
record Quoted(
    String said,
    List<String> texts,
    List<String> mate,
    List<Set<String>> words,
    Set<String> verdicts) {
  /** What tells something: a fraction, a signed number, a percentage, points. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<![\\w.,/-])(?:[-+]?\\d+\\.\\d+|[-+]\\d+|\\d+(?= ?%)|\\d+(?= points?\\b))(?![\\w/]|\\.\\d)");

  private static final Pattern PAIR =
      Pattern.compile(
          "(?<![\\w.])([-+]\\d+(?:\\.\\d+)?|\\d+\\.\\d+) (?:to|against) ([-+]?\\d+(?:\\.\\d+)?)(?!\\w)");
  private static final Pattern ANY = Pattern.compile("(?:" + PAIR + ")|" + FIGURE);

  /** What stands between a difference and its interval. */
  private static final Pattern NEXT = Pattern.compile("(?: points)?(?:,| \\(|, \\d+% interval) ?");

  private static final Pattern NAME = Pattern.compile("`([A-Za-z][\\w-]*)`");

  /** Links' targets, and code that is more than a name. */
  private static final Pattern NO_PROSE = Pattern.compile("`[^`\\n]*`|(?<=\\])\\([^)\\s]*\\)");

  private static final Pattern SENTENCE = Pattern.compile("[.?!]\\)? (?=[^a-z])| \\| |\n(?=- )");

  /** All figures of a passage, each with what it is said of. */
  static List<Quoted> in(Passage passage) {
    String prose =
        NO_PROSE
            .matcher(NAME.matcher(passage.text()).replaceAll("$1"))
            .replaceAll(" ")
            .replaceAll("\n(?!- )", " ");
    Set<String> all = FigureWords.of(ANY.matcher(prose).replaceAll(" "));
    List<Quoted> quoted = new ArrayList<>();
    for (String sentence : SENTENCE.split(prose)) {
      quoted.addAll(inSentence(sentence, all));
    }
    return quoted;
  }

  private static List<Quoted> inSentence(String sentence, Set<String> passage) {
    Set<String> whole = FigureWords.of(ANY.matcher(sentence).replaceAll(" "));
    List<MatchResult> all = ANY.matcher(sentence).results().toList();
    List<Quoted> quoted = new ArrayList<>();
    List<Set<String>> before = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      MatchResult one = all.get(i);
      int from = i == 0 ? 0 : all.get(i - 1).end();
      int to = i + 1 == all.size() ? sentence.length() : all.get(i + 1).start();
      before.add(0, FigureWords.of(sentence.substring(from, one.start())));
      List<Set<String>> words = new ArrayList<>(before);
      words.addAll(List.of(FigureWords.of(sentence.substring(one.end(), to)), whole, passage));
      quoted.add(
          new Quoted(
              one.group(),
              texts(one),
              mate(sentence, all, i),
              words,
              verdicts(sentence, one.start())));
    }
    return quoted;
  }

  private static List<String> mate(String sentence, List<MatchResult> all, int i) {
    boolean interval = texts(all.get(i)).size() > 1;
    int left = interval ? i - 1 : i;
    if (left < 0 || left + 1 == all.size()) {
      return List.of();
    }
    String between = sentence.substring(all.get(left).end(), all.get(left + 1).start());
    boolean pair = texts(all.get(left)).size() == 1 && texts(all.get(left + 1)).size() == 2;
    return pair && NEXT.matcher(between).matches()
        ? texts(all.get(interval ? left : left + 1))
        : List.of();
  }

  private static List<String> texts(MatchResult one) {
    Matcher pair = PAIR.matcher(one.group());
    return pair.matches() ? List.of(pair.group(1), pair.group(2)) : List.of(one.group());
  }

  /** The last word of a verdict before the figure in its clause, or all of its sentence. */
  private static Set<String> verdicts(String sentence, int at) {
    int from = sentence.lastIndexOf(';', at) + 1;
    return FigureWords.lastVerdict(sentence.substring(from, at))
        .map(Set::of)
        .orElseGet(() -> new TreeSet<>(FigureWords.verdicts(sentence)));
  }

  /** Two figures that need not stand as a pair: a range of several. */
  List<Quoted> apart() {
    boolean range = texts.size() == 2 && Character.isDigit(texts.get(0).charAt(0));
    return range ? texts.stream().map(one -> as(List.of(one))).toList() : List.of();
  }

  /** All words of its passage. */
  Set<String> passage() {
    return words.get(words.size() - 1);
  }

  Quoted as(List<String> other) {
    return new Quoted(String.join(" to ", other), other, mate, words, verdicts);
  }

  @Override
  public String toString() {
    return said;
  }
}
