package dev.graft.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sentences that are another of which one word was taken out. */
final class DeletedWords {
  private static final long BASE = 0x9E3779B97F4A7C15L;

  private DeletedWords() {}

  /**
   * Pairs of them, each the places of a longer and a shorter one.
   *
   * @param fewest words of the longer one
   * @param most words of all sentences together; of more, none are found
   */
  static List<int[]> pairs(List<String> sentences, int fewest, int most) {
    List<String[]> all = sentences.stream().map(sentence -> sentence.split(" ")).toList();
    Map<Integer, Integer> lengths = new HashMap<>();
    all.forEach(own -> lengths.merge(own.length, 1, Integer::sum));
    if (all.stream().mapToLong(own -> own.length).sum() > most) {
      return List.of();
    }
    Map<Long, Integer> shorter = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).length >= fewest - 1 && lengths.containsKey(all.get(i).length + 1)) {
        shorter.putIfAbsent(sum(all.get(i)), i);
      }
    }
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).length >= fewest && lengths.containsKey(all.get(i).length - 1)) {
        for (long sum : without(all.get(i))) {
          if (shorter.containsKey(sum)) {
            pairs.add(new int[] {i, shorter.get(sum)});
          }
        }
      }
    }
    return pairs;
  }

  /** The sum of a sentence, a polynomial in its words. */
  private static long sum(String[] words) {
    long sum = words.length;
    for (String word : words) {
      sum = sum * BASE + mixed(word);
    }
    return sum;
  }

  /** The same sum of all its words but one, for each one. */
  private static long[] without(String[] words) {
    long[] all = new long[words.length];
    long before = words.length - 1;
    long power = 1;
    for (int i = 1; i < words.length; i++) {
      power *= BASE;
    }
    long after = 0;
    for (String word : words) {
      after = after * BASE + mixed(word);
    }
    long rest = power;
    for (int i = 0; i < words.length; i++) {
      // What is behind word i: the whole without its first words.
      after -= mixed(words[i]) * rest;
      all[i] = before * rest + after;
      before = before * BASE + mixed(words[i]);
      rest *= INVERSE;
    }
    return all;
  }

  /** Times the base it is 1, in 64 bits. */
  private static final long INVERSE = inverse();

  private static long inverse() {
    long inverse = BASE;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - BASE * inverse;
    }
    return inverse;
  }

  private static long mixed(String word) {
    long mixed = word.hashCode() * 31L * BASE + word.length();
    return mixed ^ mixed >>> 29;
  }
}
