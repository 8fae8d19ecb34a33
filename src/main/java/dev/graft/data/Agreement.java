package dev.graft.data;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How often two columns of words say the same, and how much of it is more than chance. */
final class Agreement {
  private Agreement() {}

  /** In how many rows both have the same word. */
  static long same(List<String> one, List<String> other) {
    return IntStream.range(0, one.size()).filter(i -> one.get(i).equals(other.get(i))).count();
  }

  /**
   * Cohen's kappa (1960): 1 where they always say the same, 0 where they do as often as by chance,
   * with the shares that each word has in either.
   */
  static double kappa(List<String> one, List<String> other) {
    double rows = one.size();
    Map<String, Integer> counts = new HashMap<>();
    other.forEach(word -> counts.merge(word, 1, Integer::sum));
    double chance = one.stream().mapToInt(word -> counts.getOrDefault(word, 0)).sum() / rows / rows;
    return chance == 1 ? 0 : (same(one, other) / rows - chance) / (1 - chance);
  }

  /** For each word of one, the word of the other that stands beside it most often. */
  static Map<String, String> words(List<String> one, List<String> other) {
    Map<String, Map<String, Integer>> beside = new HashMap<>();
    for (int i = 0; i < one.size(); i++) {
      beside
          .computeIfAbsent(one.get(i), word -> new TreeMap<>())
          .merge(other.get(i), 1, Integer::sum);
    }
    Map<String, String> words = new HashMap<>();
    beside.forEach(
        (word, counts) ->
            words.put(
                word, Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey()));
    return words;
  }
}
