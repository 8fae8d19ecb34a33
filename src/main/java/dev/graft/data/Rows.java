package dev.graft.data;

import dev.graft.internal.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of one run, as row numbers of its data set; no row stands twice.
 *
 * @param training in turn one row of each class, as long as the class has rows
 * @param validation in ascending order
 * @param test in ascending order
 */
public record Rows(List<Integer> training, List<Integer> validation, List<Integer> test)
    implements Shown {
  /** Copies the lists and checks that they share no row. */
  public Rows {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    Set<Integer> seen = new HashSet<>();
    for (List<Integer> part : List.of(training, validation, test)) {
      for (int row : part) {
        if (!seen.add(row)) {
          throw new IllegalArgumentException(
              "row (%d) must stand in one part only, once; remove the repetition".formatted(row));
        }
      }
    }
  }

  @Override
  public String toString() {
    return "%,d training, %,d validation and %,d test rows"
        .formatted(training.size(), validation.size(), test.size());
  }
}
