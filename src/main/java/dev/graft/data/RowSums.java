package dev.graft.data;

import dev.graft.internal.Sha256;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/** Sums of rows, each taken once, when it is asked for. */
final class RowSums {
  /** Half of a sum tells a billion rows apart, and a large table holds many. */
  private static final int DIGITS = 32;

  private final AtomicReferenceArray<String> sums;
  private final IntFunction<String> cells;

  RowSums(int rows, IntFunction<String> cells) {
    this.sums = new AtomicReferenceArray<>(rows);
    this.cells = cells;
  }

  String get(int row) {
    String known = sums.get(row);
    if (known == null) {
      known = Sha256.of(cells.apply(row)).substring(0, DIGITS);
      sums.set(row, known);
    }
    return known;
  }
}
