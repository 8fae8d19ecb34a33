package dev.graft.input;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How sentences become numbers for a base: each word the number of its place in a list, in lower
 * case; {@value #PADDING} behind a sentence's end, {@value #UNSEEN} for words that are not in the
 * list, which begins at {@value #FIRST}. It belongs to the base: in another list the same number is
 * another word.
 */
public final class Vocabulary implements SentenceInput {
  /** The number that fills a short sentence up. */
  public static final int PADDING = 0;

  /** The number of all words that are not in the list. */
  public static final int UNSEEN = 1;

  /** The number of the list's first word. */
  public static final int FIRST = 2;

  /** Sentences of reviews and messages seldom have more words. */
  public static final int DEFAULT_LENGTH = 32;

  /** Enough for some ten thousand sentences; rarer words teach a small net little. */
  public static final int DEFAULT_WORDS = 4_000;

  /** A word that occurs once shows the net what an unseen word is like. */
  private static final int LEAST_COUNT = 2;

  /** Raised when the same sentence would be cut into other words. */
  private static final int RULE = 1;

  private static final int DIGITS_OF_HASH = 8;
  private static final int MOST_SHOWN = 12;

  /** Letters and digits with apostrophes within, or signs in a row, such as "!!" and ":-)". */
  /** Scripts without blanks between words, of which each letter is one, as BERT has it. */
  private static final String UNPARTED =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

  private static final Pattern WORD =
      Pattern.compile(
          Text.format(
              "[%s]\\p{M}*|[\\p{L}\\p{M}\\p{N}&&[^%s]]+(?:'[\\p{L}\\p{M}]+)*"
                  + "|[^\\s\\p{Z}\\p{L}\\p{M}\\p{N}]+",
              UNPARTED, UNPARTED));

  private final List<String> words;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int length;
  private final String countedIn;
  private volatile String hash;

  private Vocabulary(List<String> words, int length, String countedIn) {
    this.words = List.copyOf(words);
    this.length = Check.atLeast("length", length, 1);
    this.countedIn = countedIn;
    Check.that(
        !words.isEmpty() && new HashSet<>(words).size() == words.size(),
        "words (%d) must be at least 1, and differ",
        words.size());
    words.forEach(word -> numbers.put(word, FIRST + numbers.size()));
  }

  /**
   * These words in this order.
   *
   * @param from where they come from, for the reader
   */
  public static Vocabulary of(List<String> words, String from) {
    return new Vocabulary(words, DEFAULT_LENGTH, from);
  }

  /**
   * The words that occur at least twice in some sentences, the most frequent first, those of equal
   * frequency in the order of their letters; at most {@value #DEFAULT_WORDS}.
   *
   * @param countedIn what the sentences are, for the reader
   */
  public static Vocabulary countedIn(Collection<String> sentences, String countedIn) {
    Map<String, Integer> counts = new HashMap<>();
    sentences.forEach(
        sentence -> words(sentence).forEach(word -> counts.merge(word, 1, Integer::sum)));
    List<String> frequent =
        counts.keySet().stream()
            .filter(word -> counts.get(word) >= LEAST_COUNT)
            .sorted(
                Comparator.comparing((String word) -> -counts.get(word))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(DEFAULT_WORDS)
            .toList();
    Check.that(
        !frequent.isEmpty(),
        "%s (%d different words) must have a word that occurs at least twice; add sentences",
        countedIn,
        counts.size());
    return of(frequent, countedIn);
  }

  /** The same with its most frequent words alone. */
  public Vocabulary withMostWords(int most) {
    Check.atLeast("words", most, 1);
    return new Vocabulary(words.subList(0, Math.min(most, words.size())), length, countedIn);
  }

  /** The same for sentences of so many words; of longer ones the end is cut off. */
  public Vocabulary withLength(int words) {
    return new Vocabulary(this.words, words, countedIn);
  }

  /**
   * The words of a sentence, in lower case; signs in a row are a word too, and each letter of a
   * script without blanks, such as Chinese.
   */
  public static List<String> words(String sentence) {
    String plain = Normalizer.normalize(sentence, Normalizer.Form.NFC).replace('\u2019', '\'');
    return WORD.matcher(plain.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }

  @Override
  public float[] numbers(String sentence) {
    float[] row = new float[length];
    List<String> found = words(sentence);
    for (int i = 0; i < Math.min(length, found.size()); i++) {
      row[i] = number(found.get(i));
    }
    return row;
  }

  /** A word's number; {@value #UNSEEN} if it is not in the list. */
  public int number(String word) {
    return numbers.getOrDefault(word, UNSEEN);
  }

  /** Whether some word of a sentence that is not cut off is in the list. */
  @Override
  public boolean knows(String sentence) {
    return words(sentence).stream().limit(length).anyMatch(numbers::containsKey);
  }

  /** The words, the most frequent first. */
  public List<String> words() {
    return words;
  }

  /** Where the words come from, for the reader. */
  public String from() {
    return countedIn;
  }

  /** How many numbers there are, padding and unseen words included. */
  @Override
  public int size() {
    return FIRST + words.size();
  }

  @Override
  public boolean standsForAWord(int number) {
    return number != PADDING;
  }

  @Override
  public boolean standsForUnseen(int number) {
    return number == UNSEEN;
  }

  @Override
  public List<Integer> shape() {
    return List.of(length);
  }

  @Override
  public String canonical() {
    return Canonical.of("text")
        .with("rule", RULE)
        .with("words", hash())
        .with("length", length)
        .toString();
  }

  /** The SHA-256 of the words in their order. */
  public String hash() {
    if (hash == null) {
      hash = Sha256.of(String.join("\n", words));
    }
    return hash;
  }

  @Override
  public void checkFits(Input made, String base) {
    Check.that(
        made.as(SentenceInput.class).isPresent(),
        "input (%s) must be for %s, which %s takes",
        this,
        made.takes(),
        base);
    Check.that(
        made.as(Vocabulary.class).filter(other -> words.equals(other.words)).isPresent(),
        "vocabulary (%s) must have the words that %s was made for, %s; take base.input(), or train"
            + " a base on this vocabulary",
        this,
        base,
        made);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  @Override
  public Map<String, Object> bundle() {
    List<String> most = new ArrayList<>(words.subList(0, Math.min(MOST_SHOWN, words.size())));
    String shown = Text.format("%s%nMost frequent: %s", this, String.join(" ", most));
    String html =
        Html.paragraph(toString()) + Html.paragraph("Most frequent: " + String.join(" ", most));
    return Shown.html(html, shown);
  }

  @Override
  public String toString() {
    return Text.format(
        "sentences of up to %d words, by the %,d most frequent of %s (vocabulary %s)",
        length, words.size(), countedIn, hash().substring(0, DIGITS_OF_HASH));
  }
}
