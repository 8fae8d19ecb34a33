package dev.graft.run;

import dev.graft.internal.Check;
import java.util.List;

/**
 * A run's answers on the test rows, which it saw once, at the end.
 *
 * @param classes the class names
 * @param rows the rows' numbers in the data set
 * @param actual per row the index of the true class
 * @param predicted per row the index of the class the run answered
 */
public record Predictions(
    List<String> classes, List<Integer> rows, List<Integer> actual, List<Integer> predicted) {
  /** Copies the lists and checks that they fit. */
  public Predictions {
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
    actual = List.copyOf(actual);
    predicted = List.copyOf(predicted);
    Check.that(
        rows.size() == actual.size() && rows.size() == predicted.size(),
        "rows (%d), actual (%d) and predicted (%d) must be equally many",
        rows.size(),
        actual.size(),
        predicted.size());
  }

  /** Whether the i-th test row was answered rightly. */
  public boolean correct(int i) {
    return actual.get(i).equals(predicted.get(i));
  }

  /** The share of rows answered rightly, in [0, 1]; NaN without rows. */
  public double accuracy() {
    long right = 0;
    for (int i = 0; i < rows.size(); i++) {
      right += correct(i) ? 1 : 0;
    }
    return rows.isEmpty() ? Double.NaN : (double) right / rows.size();
  }

  @Override
  public String toString() {
    return "%d test rows, accuracy %.3f".formatted(rows.size(), accuracy());
  }
}
