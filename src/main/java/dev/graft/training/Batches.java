package dev.graft.training;

import java.util.ArrayList;
import java.util.List;

/** Rows in batches of nearly equal size, so that none is too small for its own statistics. */
final class Batches {
  /** Rows per forward pass where no gradient is needed. */
  static final int EVALUATION = 32;

  private Batches() {}

  static List<List<Integer>> of(List<Integer> rows, int largest) {
    int count = (rows.size() + largest - 1) / largest;
    List<List<Integer>> batches = new ArrayList<>();
    for (int batch = 0; batch < count; batch++) {
      int from = (int) ((long) rows.size() * batch / count);
      int to = (int) ((long) rows.size() * (batch + 1) / count);
      batches.add(rows.subList(from, to));
    }
    return batches;
  }
}
