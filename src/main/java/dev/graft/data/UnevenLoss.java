package dev.graft.data;

import dev.graft.internal.Text;
import java.util.ArrayList;
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

  /** A class with fewer pictures, of which half were left out, is hardly one any more. */
  private static final int FEW = 10;

  private UnevenLoss() {}

  /**
   * The same of pictures that were left out as copies: where they are mostly of one class, or leave
   * few of one, with the counts of these classes before and after.
   */
  static String ofCopies(List<String> classes, BitSet lost) {
    Map<String, int[]> counts = counts(classes, lost);
    int all = lost.cardinality();
    List<String> far = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          int left = count[1] - count[0];
          boolean few = left < FEW && count[0] >= FEWEST && 2 * count[0] >= count[1];
          if (few || isFar(count, all, classes.size())) {
            far.add(Text.format("'%s' %d before, %d after", name, count[1], left));
          }
        });
    return far.isEmpty()
        ? ""
        : Text.format(
            "; mostly of %s (%s; all pictures %d before, %d after): what is left is no fair sample."
                + " Where they are no copies, as of an empty scene, keep them: accepting(...) answers"
                + " the note on them",
            far.size() == 1 ? "one class" : "some classes",
            Listing.of(far),
            classes.size(),
            classes.size() - all);
  }

  private static Map<String, int[]> counts(List<String> classes, BitSet lost) {
    Map<String, int[]> counts = new TreeMap<>(); // lost, all
    for (int row = 0; row < classes.size(); row++) {
      int[] count = counts.computeIfAbsent(classes.get(row), name -> new int[2]);
      count[0] += lost.get(row) ? 1 : 0;
      count[1]++;
    }
    return counts;
  }

  private static boolean isFar(int[] count, int lost, int all) {
    double share = count[0] / (double) count[1];
    double others = (lost - count[0]) / (double) Math.max(1, all - count[1]);
    return count[0] >= FEWEST && share >= others + FAR && share >= TIMES * others;
  }

  /**
   * In words, after those that say how many rows are gone; empty where no class lost much more.
   *
   * @param classes the class of each row as it is written
   * @param lost the rows that are gone, but for those that have no class
   * @param wayOut a sentence
   */
  static String words(List<String> classes, BitSet lost, String wayOut) {
    Map<String, int[]> counts = counts(classes, lost);
    int all = lost.cardinality();
    for (Map.Entry<String, int[]> one : counts.entrySet()) {
      int gone = one.getValue()[0];
      int of = one.getValue()[1];
      if (isFar(one.getValue(), all, classes.size())) {
        return Text.format(
            " Of class '%s' %d of %d rows are gone, of all others %d of %d: what is left is no fair"
                + " sample of it. %s",
            one.getKey(), gone, of, all - gone, classes.size() - of, wayOut);
      }
    }
    return "";
  }

  /** The classes of which no row is left, in words that go on from others; empty where none is. */
  static String gone(List<String> classes, BitSet lost) {
    List<String> gone = new ArrayList<>();
    counts(classes, lost)
        .forEach(
            (name, count) -> {
              if (count[0] == count[1]) {
                gone.add(name);
              }
            });
    return gone.isEmpty()
        ? ""
        : Text.format(
            " No row is left of the class%s %s.",
            gone.size() == 1 ? "" : "es", String.join(", ", gone));
  }
}
