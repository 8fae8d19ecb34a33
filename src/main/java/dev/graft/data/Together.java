package dev.graft.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one class that are alike ({@link Examples#alike}), such as a picture that stands twice:
 * where a split is drawn, they stay on one side of it, so that no network is tested on what it was
 * trained on.
 */
final class Together {
  private final Examples data;
  private Map<Integer, Integer> firsts;

  Together(Examples data) {
    this.data = data;
  }

  /** Whether a class has such rows. The first question reads what the rows hold. */
  boolean has(int label) {
    return firsts().values().stream().anyMatch(row -> data.label(row) == label);
  }

  /**
   * The same rows in an order of which the first {@code border} hold whole groups alone: a group
   * that would be cut comes after the border, and later rows move up. Where that leaves a gap, the
   * rows fill it in their order.
   */
  List<Integer> whole(List<Integer> order, int border) {
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int row : order) {
      groups.computeIfAbsent(firsts().getOrDefault(row, row), any -> new ArrayList<>()).add(row);
    }
    List<Integer> before = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      if (before.size() + group.size() <= border) {
        before.addAll(group);
      }
    }
    List<Integer> after = new ArrayList<>(order);
    after.removeAll(new HashSet<>(before));
    before.addAll(after);
    return before;
  }

  /** For each row that has its like in its class, the first of them. */
  private synchronized Map<Integer, Integer> firsts() {
    if (firsts == null) {
      Map<String, List<Integer>> groups = new HashMap<>();
      for (int row = 0; row < data.size(); row++) {
        String alike = data.alike(row);
        if (!alike.isEmpty()) {
          groups.computeIfAbsent(data.label(row) + " " + alike, any -> new ArrayList<>()).add(row);
        }
      }
      Map<Integer, Integer> found = new HashMap<>();
      groups.values().stream()
          .filter(rows -> rows.size() > 1)
          .forEach(rows -> rows.forEach(row -> found.put(row, rows.get(0))));
      firsts = Map.copyOf(found);
    }
    return firsts;
  }
}
