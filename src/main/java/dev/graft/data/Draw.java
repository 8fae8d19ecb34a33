package dev.graft.data;

import dev.graft.run.SplitMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Draws the rows of one class for one run.
 *
 * <p>Test rows: the test part where it counts, else the first of a shuffled class. The rest, the
 * pool, is shuffled; training takes its first rows and validation its last, so that fewer training
 * rows are a part of more. Rows that were set apart for the test and are needed all the same come
 * last in the pool. Rows that are alike do not come to lie in two parts, as long as the sizes of
 * the parts allow it.
 */
final class Draw {
  /** Enters the keys of runs; to be raised when the same settings draw other rows. */
  static final int VERSION = 1;

  private static final int TEST = 1;
  private static final int TRAINING = 2;

  private final SplitMode mode;
  private final long testSeed;
  private final long trainingSeed;
  private final Together together;

  Draw(SplitMode mode, long splitSeed, long runSeed, Together together) {
    this.mode = mode;
    this.together = together;
    long drawn = Shuffle.mix(splitSeed, runSeed);
    testSeed = Shuffle.mix(TEST, mode == SplitMode.ALL_REDRAWN ? drawn : splitSeed);
    trainingSeed = Shuffle.mix(TRAINING, mode == SplitMode.FIXED ? splitSeed : drawn);
  }

  /** The rows of one class, training and test rows in the order of the draw. */
  Rows rows(ClassRows rows, Plan plan) {
    Plan.Counts counts = plan.counts(rows);
    boolean own = isOwn(rows, mode);
    long seed = Shuffle.mix(testSeed, rows.label());
    List<Integer> shuffled = Shuffle.of(own ? rows.in(Part.TEST) : rows.all(), seed);
    boolean whole = !own && together.has(rows.label());
    List<Integer> order = whole ? tested(shuffled, counts) : shuffled;
    List<Integer> test = order.subList(0, counts.test());
    if (plan instanceof Predefined && mode == SplitMode.FIXED && has(rows, Part.VALIDATION)) {
      return new Rows(rows.in(Part.TRAINING), rows.in(Part.VALIDATION), test);
    }
    List<Integer> drawn = own ? pool(rows.others(), rows.label()) : rest(order, counts, rows);
    List<Integer> pool = whole ? validated(drawn, counts.validation()) : drawn;
    List<Integer> validation = pool.subList(pool.size() - counts.validation(), pool.size());
    return new Rows(pool.subList(0, counts.training()), validation, test);
  }

  /** Whether the makers' test part is the test, so that nothing is drawn across its border. */
  static boolean isOwn(ClassRows rows, SplitMode mode) {
    return rows.hasTestPart() && mode != SplitMode.ALL_REDRAWN;
  }

  private List<Integer> tested(List<Integer> order, Plan.Counts counts) {
    return together.whole(together.whole(order, counts.reserved()), counts.test());
  }

  private List<Integer> validated(List<Integer> pool, int validation) {
    return reversed(together.whole(reversed(pool), validation));
  }

  private static List<Integer> reversed(List<Integer> rows) {
    List<Integer> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }

  private List<Integer> rest(List<Integer> order, Plan.Counts counts, ClassRows rows) {
    List<Integer> rest = new ArrayList<>();
    rest.addAll(pool(order.subList(counts.reserved(), order.size()), rows.label()));
    rest.addAll(pool(order.subList(counts.test(), counts.reserved()), rows.label()));
    return rest;
  }

  private List<Integer> pool(List<Integer> rows, int label) {
    return Shuffle.of(rows.stream().sorted().toList(), Shuffle.mix(trainingSeed, label));
  }

  private static boolean has(ClassRows rows, Part part) {
    return !rows.in(part).isEmpty();
  }
}
