package dev.graft.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one class in ascending order, by the part that the makers of the set put them into.
 */
record ClassRows(String name, int label, Layout layout, Map<Part, List<Integer>> parts) {
  /** Whether the set is one domain or a source joined to a target. */
  enum Layout {
    ONE_DOMAIN,
    TWO_DOMAINS
  }

  static List<ClassRows> of(Examples set) {
    Layout layout = set.has(Part.UNLABELLED) ? Layout.TWO_DOMAINS : Layout.ONE_DOMAIN;
    List<ClassRows> classes = new ArrayList<>();
    for (String name : set.classes()) {
      Map<Part, List<Integer>> parts = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        parts.put(part, new ArrayList<>());
      }
      classes.add(new ClassRows(name, classes.size(), layout, parts));
    }
    for (int row = 0; row < set.size(); row++) {
      classes.get(set.label(row)).parts.get(set.part(row)).add(row);
    }
    return classes;
  }

  List<Integer> in(Part part) {
    return parts.get(part);
  }

  /** A class that a target lacks is not tested, and its source rows are no test rows instead. */
  boolean hasTestPart() {
    return layout == Layout.TWO_DOMAINS || !in(Part.TEST).isEmpty();
  }

  /** The rows that are neither in the test part nor without their labels. */
  List<Integer> others() {
    return parts.entrySet().stream()
        .filter(part -> part.getKey() != Part.TEST && part.getKey() != Part.UNLABELLED)
        .flatMap(part -> part.getValue().stream())
        .sorted()
        .toList();
  }

  /** All rows. */
  List<Integer> all() {
    return parts.values().stream().flatMap(List::stream).sorted().toList();
  }
}
