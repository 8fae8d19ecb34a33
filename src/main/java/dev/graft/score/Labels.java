package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The classes of the rows, numbered without gaps: only those that occur count. */
record Labels(int[] classes, int count, int stated) {
  static Labels of(int[] labels, int rows) {
    Check.that(
        labels.length == rows, "labels (%d) must be as many as rows (%d)", labels.length, rows);
    Check.that(rows > 0, "rows (0) must be at least 2; give the training a part of the split");
    int lowest = Arrays.stream(labels).min().orElseThrow();
    Check.that(lowest >= 0, "label (%d) must be at least 0; classes are numbered from 0", lowest);
    int[] known = Arrays.stream(labels).distinct().sorted().toArray();
    int stated = known[known.length - 1] + 1;
    Check.that(
        known.length >= 2,
        "classes (1) must be at least 2: all %d rows have label %d, so there is nothing to tell"
            + " apart",
        rows,
        lowest);
    Check.that(
        rows >= stated,
        "rows (%d) must be at least as many as classes (%d); take more rows, or fewer classes",
        rows,
        stated);
    int[] classes = Arrays.stream(labels).map(l -> Arrays.binarySearch(known, l)).toArray();
    return new Labels(classes, known.length, stated);
  }

  static int[] counts(int[] classes, int count) {
    int[] counts = new int[count];
    Arrays.stream(classes).forEach(c -> counts[c]++);
    return counts;
  }

  /** The entropy of the classes in nats. */
  double entropy() {
    double entropy = 0;
    for (int rows : counts(classes, count)) {
      double share = (double) rows / classes.length;
      entropy -= share * Math.log(share);
    }
    return entropy;
  }

  List<Caution> cautions() {
    List<Caution> cautions = new ArrayList<>();
    if (count < stated) {
      cautions.add(
          new Caution(
              Caution.Kind.MISSING_CLASSES,
              Text.format(
                  "%d of %d classes have no row, and do not count", stated - count, stated)));
    }
    return cautions;
  }
}
