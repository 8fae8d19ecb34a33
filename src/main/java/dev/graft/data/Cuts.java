package dev.graft.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How well a column's numbers part the classes, by one cut between each two neighbours. */
final class Cuts {
  /** Among fewer rows of a class, of as many columns as a table has, it may be chance. */
  private static final int FEWEST = 15;

  /** So many rows show whether it is worth to look at all. */
  private static final int SOME = 1_000;

  /** What some rows do not reach, all together do not either, by chance. */
  private static final double HOPELESS = 0.75;

  private Cuts() {}

  /**
   * The share of right rows at the best cut between two classes, each of which weighs alike: 0.5 to
   * 1, of all pairs of classes whose means are neighbours the least; 0 where a class has too few
   * rows, or some of them show that the share is far from what it must be.
   *
   * @param labels one per number, from 0 to the number of classes
   */
  static double parted(List<Double> numbers, List<Integer> labels, int classes) {
    int step = numbers.size() / SOME;
    double[][] some = byClass(numbers, labels, classes, step);
    boolean shown = step > 1 && Arrays.stream(some).allMatch(rows -> rows.length >= FEWEST);
    if (shown && least(some) < HOPELESS) {
      return 0;
    }
    double[][] all = step > 1 ? byClass(numbers, labels, classes, 1) : some;
    return Arrays.stream(all).allMatch(rows -> rows.length >= FEWEST) ? least(all) : 0;
  }

  /** One row in so many, in no order that classes could have. */
  private static double[][] byClass(
      List<Double> numbers, List<Integer> labels, int classes, int step) {
    int[] rows =
        IntStream.range(0, numbers.size())
            .filter(row -> step < 2 || (row * 0x9E3779B1L >>> 8) % step == 0)
            .toArray();
    double[][] byClass = new double[classes][];
    for (int label = 0; label < classes; label++) {
      int wanted = label;
      IntStream own = Arrays.stream(rows).filter(row -> labels.get(row) == wanted);
      byClass[label] = own.mapToDouble(numbers::get).sorted().toArray();
    }
    return byClass;
  }

  private static double least(double[][] byClass) {
    List<double[]> upwards =
        Arrays.stream(byClass)
            .sorted(Comparator.comparingDouble(rows -> Arrays.stream(rows).average().orElse(0)))
            .toList();
    return IntStream.range(1, upwards.size())
        .mapToDouble(i -> best(upwards.get(i - 1), upwards.get(i)))
        .min()
        .orElse(0);
  }

  /** Below the cut the lower class is right, from it on the upper one. */
  private static double best(double[] lower, double[] upper) {
    double best = 0.5;
    int above = 0;
    for (int below = 0; below < lower.length; ) {
      double value = lower[below];
      while (below < lower.length && lower[below] == value) {
        below++;
      }
      while (above < upper.length && upper[above] <= value) {
        above++;
      }
      double right = below / (double) lower.length + 1 - above / (double) upper.length;
      best = Math.max(best, right / 2);
    }
    return best;
  }
}
