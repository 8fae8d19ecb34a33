package dev.graft.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws that come out the same on every machine and Java version: {@link Random}, whose algorithm
 * its documentation fixes, seeded by a mix of several numbers.
 *
 * <p>The mix starts at h = 0 and takes each number x in turn as h = f(h + x + 0x9e3779b97f4a7c15),
 * with f the finaliser of SplitMix64 (Steele, Lea and Flood 2014, variant 13): seeds that differ in
 * one bit give unrelated draws.
 */
final class Shuffle {
  private Shuffle() {}

  /** The rows in a random order, Fisher and Yates's shuffle. */
  static List<Integer> of(List<Integer> rows, long seed) {
    List<Integer> shuffled = new ArrayList<>(rows);
    Random random = new Random(seed);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }

  /** One seed from several numbers; their order counts. */
  static long mix(long... numbers) {
    long h = 0;
    for (long number : numbers) {
      h += number + 0x9e3779b97f4a7c15L;
      h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
      h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
      h ^= h >>> 31;
    }
    return h;
  }
}
