package dev.graft.data;

import dev.graft.internal.Check;
import java.util.HashSet;
import java.util.List;

/** What holds for every set. */
final class SetChecks {
  private SetChecks() {}

  static void all(Examples set) {
    List<String> classes = set.classes();
    Check.that(
        classes.size() >= 2,
        "classes (%d: %s) must be at least 2; add %ss of what else it could be",
        classes.size(),
        String.join(", ", classes),
        set.noun());
    Check.that(new HashSet<>(classes).size() == classes.size(), "classes %s must differ", classes);
    Check.that(
        classes.size() <= set.size(),
        "classes (%d) must not be more than rows (%d); give every class some %ss",
        classes.size(),
        set.size(),
        set.noun());
    int[] counts = counts(set);
    for (int label = 0; label < counts.length; label++) {
      Check.that(
          counts[label] > 0,
          "class '%s' (0 rows) must have rows; add %ss or leave the class out",
          classes.get(label),
          set.noun());
    }
  }

  static void sameCount(int rows, List<?> labels) {
    Check.that(
        labels.size() == rows,
        "labels (%d) must be as many as the rows (%d); give one label for each row",
        labels.size(),
        rows);
  }

  /** The row, which the set must have. */
  static int row(Examples set, int row) {
    Check.that(
        row >= 0 && row < set.size(),
        "row (%d) must lie between 0 and %d; %s has %d rows",
        row,
        set.size() - 1,
        set.name(),
        set.size());
    return row;
  }

  /** The number of rows of each class. */
  static int[] counts(Examples set) {
    int[] counts = new int[set.classes().size()];
    for (int label : set.labels()) {
      Check.that(
          label >= 0 && label < counts.length,
          "label (%d) must lie between 0 and %d, the last class's index",
          label,
          counts.length - 1);
      counts[label]++;
    }
    return counts;
  }
}
