package dev.graft.data;

import java.util.HashSet;
import java.util.Set;

/** What the tests of Split share. */
final class SplitFixtures {
  private SplitFixtures() {}

  static Set<Integer> all(Rows rows) {
    Set<Integer> all = new HashSet<>(rows.training());
    all.addAll(rows.validation());
    all.addAll(rows.test());
    return all;
  }
}
