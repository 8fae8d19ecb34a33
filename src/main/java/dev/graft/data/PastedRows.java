package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Consecutive rows that stand again below in the same order, class included, over so many that
 * chance makes none: a block that was pasted twice. Single rows that are equal say nothing where
 * few cells are to be had; their order does.
 */
final class PastedRows {
  /** In natural logarithms: one false block in some thousand tables, were the rows in no order. */
  private static final double MARGIN = 7;

  /** Fewer rows in a row are told by other notes. */
  private static final int FEWEST = 4;

  /** Rows that stand more often in one order are so by design, as the hours of each day. */
  private static final int MOST_OFTEN = 3;

  /** Of rows that stand so often it is asked what follows them. */
  private static final int OFTEN = 4;

  /** Where what follows a row is the same so often, the rows are in an order of their own. */
  private static final double IN_ORDER = 0.2;

  /** Blocks read backwards are chance, so that so many times as many must be found forwards. */
  private static final int TIMES = 4;

  private static final int LONGEST = 1_000;

  private final int[] kinds;
  private final int[] cells;
  private final double[] surprises;
  private final double enough;

  /**
   * Rows by their kind.
   *
   * @param cells per row the number of its kind, by its cells without the class
   * @param labels per row its class
   */
  PastedRows(int[] cells, List<Integer> labels) {
    this.cells = cells;
    kinds = new int[cells.length];
    surprises = new double[cells.length];
    enough = 2 * Math.log(cells.length) + MARGIN;
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    Map<Integer, Integer> classes = new HashMap<>();
    int[] counts = new int[cells.length];
    for (int row = 0; row < cells.length; row++) {
      kinds[row] =
          numbers.computeIfAbsent(List.of(cells[row], labels.get(row)), any -> numbers.size());
      counts[kinds[row]]++;
      classes.merge(labels.get(row), 1, Integer::sum);
    }
    for (int row = 0; row < cells.length; row++) {
      double others = Math.max(1, counts[kinds[row]] - 1);
      surprises[row] = Math.log(Math.max(1, classes.get(labels.get(row)) - 1) / others);
    }
  }

  /** For each row of a block that stands above already, the row that it is there. */
  Map<Integer, Integer> found() {
    Map<Integer, Integer> found = new LinkedHashMap<>();
    if (areInOrder()) {
      return found;
    }
    Map<List<Integer>, List<Integer>> starts = new HashMap<>();
    int[] lengths = new int[kinds.length];
    for (int row = 0; row < kinds.length; row++) {
      List<Integer> window = window(row, 1);
      lengths[row] = window.size();
      if (!window.isEmpty()) {
        starts.computeIfAbsent(window, any -> new ArrayList<>()).add(row);
      }
    }
    for (List<Integer> some : starts.values()) {
      int first = some.get(0);
      for (int at : some) {
        if (some.size() <= MOST_OFTEN && at >= first + lengths[first]) {
          for (int i = 0; i < lengths[first]; i++) {
            found.putIfAbsent(at + i, first + i);
          }
        }
      }
    }
    return found.size() > TIMES * backwards(starts, lengths) ? found : Map.of();
  }

  /** How many rows stand in blocks of which the reverse stands elsewhere. */
  private int backwards(Map<List<Integer>, List<Integer>> starts, int[] lengths) {
    BitSet found = new BitSet();
    for (int row = 0; row < kinds.length; row++) {
      List<Integer> window = window(row, -1);
      for (int at :
          window.isEmpty() ? List.<Integer>of() : starts.getOrDefault(window, List.of())) {
        if (at > row || at + lengths[at] <= row - window.size() + 1) {
          found.set(row - window.size() + 1, row + 1);
        }
      }
    }
    return found.cardinality();
  }

  /**
   * The kinds from a row on, up to where they are no chance any more; none where they end before.
   */
  private List<Integer> window(int row, int step) {
    double sum = 0;
    List<Integer> window = new ArrayList<>();
    for (int at = row; at >= 0 && at < kinds.length && window.size() < LONGEST; at += step) {
      boolean again = at != row && kinds[at] == kinds[at - step];
      sum += again ? 0 : surprises[at];
      window.add(kinds[at]);
      if (sum >= enough && window.size() >= FEWEST) {
        return window;
      }
    }
    return List.of();
  }

  /** Whether one row says which comes next: a design, or rows that were sorted. */
  private boolean areInOrder() {
    Map<Integer, Map<Integer, Integer>> next = new HashMap<>();
    Map<Integer, Integer> all = new HashMap<>();
    for (int row = 0; row < cells.length - 1; row++) {
      next.computeIfAbsent(cells[row], any -> new HashMap<>())
          .merge(cells[row + 1], 1, Integer::sum);
      all.merge(cells[row], 1, Integer::sum);
    }
    double same = 0;
    double rows = 0;
    for (Map<Integer, Integer> one : next.values()) {
      double number = one.values().stream().mapToInt(Integer::intValue).sum();
      if (number >= OFTEN) {
        same += number * equal(one, number);
        rows += number;
      }
    }
    return same > rows * (IN_ORDER + equal(all, cells.length));
  }

  /** The share of pairs that are of one kind. */
  private static double equal(Map<Integer, Integer> counts, double all) {
    double pairs = counts.values().stream().mapToDouble(count -> count * (count - 1.0)).sum();
    return pairs / (all * (all - 1));
  }

  /** What is said of such blocks, by the rows' numbers; nothing of none. */
  static Optional<DataNotes.Note> note(Map<Integer, Integer> found, List<Integer> numbers) {
    List<String> blocks = new ArrayList<>();
    List<Integer> copies = found.keySet().stream().sorted().toList();
    for (int from = 0, to; from < copies.size(); from = to) {
      int first = copies.get(from);
      to = from + 1;
      while (to < copies.size()
          && copies.get(to) == first + to - from
          && found.get(copies.get(to)) == found.get(first) + to - from) {
        to++;
      }
      int last = to - from - 1;
      blocks.add(
          Text.format(
              "%d to %d = %d to %d",
              numbers.get(first),
              numbers.get(first + last),
              numbers.get(found.get(first)),
              numbers.get(found.get(first) + last)));
    }
    String words =
        Text.format(
            "Rows stand again in the same order, class included, as a block that was pasted twice does:"
                + " %,d of %,d rows (%s); the like may stand in training and test. Delete them from the"
                + " file; where they were measured twice, accepting(...) says so.",
            found.size(), numbers.size(), Listing.of(blocks));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_REPEATED, found.size(), words));
  }
}
