package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sentences that are another but for a number, a link, a name behind @, or one word. */
final class NearSentences {
  /** Who sent a message on, links and names. */
  private static final Pattern ADDED =
      Pattern.compile("^\\s*RT\\b|(?:https?://|www\\.)\\S+|@\\w+:?");

  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\p{L}\\d])\\d+([.,:]\\d+)*(?![\\p{L}\\d])");

  /** Of fewer words one is much of what is said. */
  private static final int FEWEST_WORDS = 8;

  /** So many sentences with one word left out are held against each other. */
  private static final int MOST = 8_000_000;

  /** Spreads numbers over all of 64 bits. */
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  /** Of one sentence in so many or fewer no result hangs. */
  private static final int SELDOM = 200;

  private NearSentences() {}

  /** What is said of them. */
  static Optional<DataNotes.Note> note(TextContent content) {
    Map<Integer, Integer> pairs = earlier(content.sentences());
    int all = content.labels().size();
    String words =
        Text.format(
            "Equal to an earlier sentence but for a number, a link, a name behind @ or one word of %d"
                + " or more: %d of %d sentences%s",
            FEWEST_WORDS, pairs.size(), all, SentenceTwins.named(content, pairs));
    return pairs.size() * SELDOM <= all
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_LOOK_ALIKE, pairs.size(), words));
  }

  /**
   * For each such sentence the place of an earlier one. Those that are equal, or equal but for case
   * and signs, are none.
   */
  static Map<Integer, Integer> earlier(List<String> sentences) {
    Map<String, Integer> known = new HashMap<>();
    Map<String, Integer> bare = new LinkedHashMap<>();
    Map<Integer, Integer> pairs = new TreeMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      String plain = SentenceNotes.plain(sentences.get(i));
      if (known.putIfAbsent(plain, i) == null) {
        Integer other = bare.putIfAbsent(bare(sentences.get(i), plain), i);
        if (other != null) {
          pairs.put(i, other);
        }
      }
    }
    List<String> different = List.copyOf(bare.keySet());
    List<Integer> places = List.copyOf(bare.values());
    Stream.concat(
            butForAWord(different).stream(),
            DeletedWords.pairs(different, FEWEST_WORDS, MOST).stream())
        .forEach(
            pair ->
                pairs.putIfAbsent(
                    places.get(Math.max(pair[0], pair[1])),
                    places.get(Math.min(pair[0], pair[1]))));
    return pairs;
  }

  /**
   * Without what is added to a message that is sent on, all numbers as one; all where none is left.
   */
  private static String bare(String sentence, String plain) {
    boolean added =
        sentence.indexOf('@') >= 0 || sentence.contains("://") || sentence.contains("www.");
    String words = added ? SentenceNotes.plain(ADDED.matcher(sentence).replaceAll(" ")) : plain;
    String bare = DIGITS.matcher(words).replaceAll("0");
    return bare.chars().anyMatch(Character::isLetter) ? bare : plain;
  }

  /** Pairs that are equal where one word of each is left out, at the same place. */
  private static List<int[]> butForAWord(List<String> sentences) {
    List<long[]> sums = new ArrayList<>();
    int all = 0;
    for (String sentence : sentences) {
      long[] own = sums(sentence.split(" "));
      all += own.length;
      sums.add(own);
      if (all > MOST) {
        return List.of();
      }
    }
    Set<Long> twice = twice(sums.stream().flatMapToLong(Arrays::stream).sorted().toArray());
    Map<Long, Integer> known = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      for (long sum : sums.get(i)) {
        Integer other = twice.contains(sum) ? known.putIfAbsent(sum, i) : null;
        if (other != null && other != i) {
          pairs.add(new int[] {i, other});
        }
      }
    }
    return pairs;
  }

  private static Set<Long> twice(long[] sorted) {
    Set<Long> twice = new HashSet<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        twice.add(sorted[i]);
      }
    }
    return twice;
  }

  /** A sum of all words but one, for each one; none of few words. */
  private static long[] sums(String[] words) {
    long all = words.length;
    long[] each = new long[words.length < FEWEST_WORDS ? 0 : words.length];
    for (int i = 0; i < words.length; i++) {
      all += sum(words[i], i);
    }
    for (int i = 0; i < each.length; i++) {
      each[i] = (all - sum(words[i], i)) * PRIME + i;
    }
    return each;
  }

  private static long sum(String word, int place) {
    long mixed = (word.hashCode() * 31L + place) * PRIME;
    return (mixed ^ mixed >>> 29) * PRIME;
  }
}
