package dev.graft.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Random generators, each for one purpose, so that no draw depends on another's number of calls.
 */
public final class Seeds {
  private Seeds() {}

  /** The generator of a purpose under a seed. */
  public static RandomGenerator generator(long seed, String purpose) {
    return random(seed, purpose);
  }

  /** The rows in an order drawn for the purpose. */
  public static List<Integer> shuffled(List<Integer> rows, long seed, String purpose) {
    List<Integer> order = new ArrayList<>(rows);
    Collections.shuffle(order, random(seed, purpose));
    return order;
  }

  private static Random random(long seed, String purpose) {
    return new Random(Long.parseUnsignedLong(Sha256.of(seed + " " + purpose).substring(0, 16), 16));
  }
}
