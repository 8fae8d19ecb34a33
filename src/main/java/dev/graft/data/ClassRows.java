package dev.graft.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one class in ascending order, by the part that the makers of the set put them into.
 */
record ClassRows(String name, int label, Map<Part, List<Integer>> parts) {
  static List<ClassRows> of(Examples set) {
    List<ClassRows> classes = new ArrayList<>();
    for (String name : set.classes()) {
      Map<Part, List<Integer>> parts = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        parts.put(part, new ArrayList<>());
      }
      classes.add(new ClassRows(name, classes.size(), parts));
    }
    for (int row = 0; row < set.size(); row++) {
      classes.get(set.label(row)).parts.get(set.part(row)).add(row);
    }
    return classes;
  }

  List<Integer> in(Part part) {
    return parts.get(part);
  }

  boolean hasTestPart() {
    return !in(Part.TEST).isEmpty();
  }

  /** The rows that are not in the test part. */
  List<Integer> others() {
    return parts.entrySet().stream()
        .filter(part -> part.getKey() != Part.TEST)
        .flatMap(part -> part.getValue().stream())
        .sorted()
        .toList();
  }

  /** All rows. */
  List<Integer> all() {
    return parts.values().stream().flatMap(List::stream).sorted().toList();
  }
}
