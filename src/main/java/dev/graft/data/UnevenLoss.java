package dev.graft.data;

import dev.graft.internal.Text;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether rows that were left out are mostly of one class, so that the rest is no fair sample. */
final class UnevenLoss {
  /** Fewer rows of a class may be chance. */
  private static final int FEWEST = 5;

  /** Points by which the share that a class lost lies above that of all others. */
  private static final double FAR = 0.2;

  /** The class that lost so many times the share of the others. */
  private static final int TIMES = 2;

  private UnevenLoss() {}

  /**
   * In words, after those that say how many rows are gone; empty where no class lost much more.
   *
   * @param classes the class of each row as it is written
   * @param lost the rows that are gone, but for those that have no class
   */
  static String words(List<String> classes, BitSet lost) {
    return words(classes, lost, ". Let TableGaps fill the cells, or leave such a column out.");
  }

  /** The same with another end of the sentence, which may name a way out. */
  static String words(List<String> classes, BitSet lost, String end) {
    Map<String, int[]> counts = new TreeMap<>(); // lost, all
    for (int row = 0; row < classes.size(); row++) {
      int[] count = counts.computeIfAbsent(classes.get(row), name -> new int[2]);
      count[0] += lost.get(row) ? 1 : 0;
      count[1]++;
    }
    int all = lost.cardinality();
    for (Map.Entry<String, int[]> one : counts.entrySet()) {
      int gone = one.getValue()[0];
      int of = one.getValue()[1];
      double share = gone / (double) of;
      double others = (all - gone) / (double) Math.max(1, classes.size() - of);
      if (gone >= FEWEST && share >= others + FAR && share >= TIMES * others) {
        return Text.format(
            " Of class '%s' %d of %d rows are gone, of all others %d of %d: what is left is no fair"
                + " sample of it%s",
            one.getKey(), gone, of, all - gone, classes.size() - of, end);
      }
    }
    return "";
  }
}
