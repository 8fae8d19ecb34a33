package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of one run, as row numbers of its data set; no row stands twice.
 *
 * @param training in turn one row of each class, as long as the class has rows
 * @param validation in ascending order
 * @param test in ascending order
 * @param unlabelled rows of a target domain that are learned from without their labels, in
 *     ascending order; none in a split of one domain
 */
public record Rows(
    List<Integer> training, List<Integer> validation, List<Integer> test, List<Integer> unlabelled)
    implements Shown {
  /** Copies the lists and checks that they share no row. */
  public Rows {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    unlabelled = List.copyOf(unlabelled);
    Set<Integer> seen = new HashSet<>();
    for (List<Integer> part : List.of(training, validation, test, unlabelled)) {
      for (int row : part) {
        if (!seen.add(row)) {
          throw new IllegalArgumentException(
              Text.format(
                  "row (%d) must stand in one part only, once; remove the repetition", row));
        }
      }
    }
  }

  /** The rows of one domain. */
  public Rows(List<Integer> training, List<Integer> validation, List<Integer> test) {
    this(training, validation, test, List.of());
  }

  /**
   * How many test rows stand among the training or validation rows too, under any label: what a
   * network knows by heart, and is asked again. Rows are known by {@link Examples#content}; empty
   * where the set cannot say what a row holds, and in a table of so few different cells that chance
   * may have made the equal rows, which are others then.
   */
  public OptionalInt twins(Examples data) {
    if (test.isEmpty() || data.content(test.get(0)).isEmpty()) {
      return OptionalInt.empty();
    }
    return twins(data, equal(data));
  }

  /** The same where it is known how many equal one. */
  OptionalInt twins(Examples data, int equal) {
    return equal > 0 && data instanceof TableSet table && table.equalRows().areByChance()
        ? pasted(table.equalRows().pasted())
        : OptionalInt.of(equal);
  }

  /** How many test rows equal one of training or validation, be they copies or others. */
  int equal(Examples data) {
    Set<String> seen =
        Stream.of(training, validation)
            .flatMap(List::stream)
            .map(data::content)
            .collect(Collectors.toCollection(HashSet::new));
    seen.remove("");
    return (int) test.stream().map(data::content).filter(seen::contains).count();
  }

  /** The same of blocks of rows that were pasted twice; empty where there are none. */
  private OptionalInt pasted(Map<Integer, Integer> firsts) {
    Set<Integer> known = new HashSet<>(firsts.keySet());
    known.addAll(firsts.values());
    Set<Integer> seen =
        Stream.of(training, validation)
            .flatMap(List::stream)
            .filter(known::contains)
            .map(row -> firsts.getOrDefault(row, row))
            .collect(Collectors.toSet());
    long twins =
        test.stream()
            .filter(known::contains)
            .filter(row -> seen.contains(firsts.getOrDefault(row, row)))
            .count();
    return firsts.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) twins);
  }

  @Override
  public String toString() {
    String more =
        unlabelled.isEmpty() ? "" : Text.format(", %,d unlabelled rows", unlabelled.size());
    return Text.format(
        "%,d training, %,d validation and %,d test rows%s",
        training.size(), validation.size(), test.size(), more);
  }
}
