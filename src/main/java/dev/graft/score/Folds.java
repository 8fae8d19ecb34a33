package dev.graft.score;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Fixed parts of nearly equal size, each class spread over all of them in the order of its rows.
 * Copies of a row stand in the same part: else a copy would be answered from its twin.
 */
record Folds(int[] of, int number) {
  static Folds of(int[] classes, int[] origins, int number) {
    int[] folds = new int[classes.length];
    Map<Integer, Integer> placed = new HashMap<>();
    int next = 0;
    int last = IntStream.of(classes).max().orElse(0);
    for (int c = 0; c <= last; c++) {
      for (int i = 0; i < classes.length; i++) {
        if (classes[i] == c) {
          Integer known = placed.get(origins[i]);
          folds[i] = known == null ? next++ % number : known;
          placed.put(origins[i], folds[i]);
        }
      }
    }
    return new Folds(folds, number);
  }

  int[] inside(int fold) {
    return IntStream.range(0, of.length).filter(i -> of[i] == fold).toArray();
  }

  int[] outside(int fold) {
    return IntStream.range(0, of.length).filter(i -> of[i] != fold).toArray();
  }
}
