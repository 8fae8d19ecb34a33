package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

  /**
   * What is said of them.
   *
   * @param plain the words of each, by which some may be equal
   * @param all how many there are, equal ones included
   */
  static Optional<DataNotes.Note> note(List<String> sentences, List<String> plain, int all) {
    Set<String> known = new HashSet<>();
    Set<String> bare = new LinkedHashSet<>();
    int alike = 0;
    for (int i = 0; i < sentences.size(); i++) {
      if (known.add(plain.get(i)) && !bare.add(bare(sentences.get(i), plain.get(i)))) {
        alike++;
      }
    }
    alike += Math.max(butForAWord(bare), DeletedWords.count(bare, FEWEST_WORDS, MOST));
    String words =
        Text.format(
            "Equal to an earlier sentence but for a number, a link, a name behind @ or one word of %d"
                + " or more: %d of %d sentences; the like may stand in training and test.",
            FEWEST_WORDS, alike, all);
    return alike * SELDOM <= all
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_LOOK_ALIKE, alike, words));
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

  /** How many equal an earlier one where one word of each is left out, at the same place. */
  private static int butForAWord(Set<String> sentences) {
    List<long[]> sums = new ArrayList<>();
    int all = 0;
    for (String sentence : sentences) {
      long[] own = sums(sentence.split(" "));
      all += own.length;
      sums.add(own);
      if (all > MOST) {
        return 0;
      }
    }
    long[] sorted = sums.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    Set<Long> twice = new HashSet<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        twice.add(sorted[i]);
      }
    }
    Set<Long> known = new HashSet<>();
    int alike = 0;
    for (long[] own : sums) {
      List<Long> shared = Arrays.stream(own).filter(twice::contains).boxed().toList();
      alike += shared.stream().anyMatch(known::contains) ? 1 : 0;
      known.addAll(shared);
    }
    return alike;
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
