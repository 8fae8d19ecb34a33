package dev.graft.data;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether it can be chance that each of some groups of rows holds rows of one class alone. */
final class Purity {
  /** What is less probable is not by chance, of as many columns as a table has. */
  private static final double SELDOM = 1e-7;

  private Purity() {}

  /**
   * Whether such groups are no chance. At most the share of the largest class is the probability
   * that a further row of a group has its class.
   */
  static boolean isNoChance(int groups, List<Integer> labels) {
    Map<Integer, Integer> counts = new HashMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    double largest = Collections.max(counts.values()) / (double) labels.size();
    return Math.pow(largest, labels.size() - groups) < SELDOM;
  }
}
