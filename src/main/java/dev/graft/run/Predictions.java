package dev.graft.run;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A run's answers on the test rows, which it saw once, at the end.
 *
 * @param classes the class names
 * @param rows the rows' numbers in the data set
 * @param actual per row the index of the true class
 * @param predicted per row the index of the class the run answered
 * @param probabilities (rows, classes): per row the probability of each class, in [0, 1]; empty
 *     where the run does not say
 * @param stated the test score of a run that came without rows, in its own unit; NaN for a run with
 *     rows
 */
public record Predictions(
    List<String> classes,
    List<Integer> rows,
    List<Integer> actual,
    List<Integer> predicted,
    List<List<Double>> probabilities,
    double stated)
    implements Shown {
  /** Copies the lists and checks that they fit. */
  public Predictions {
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
    actual = List.copyOf(actual);
    predicted = List.copyOf(predicted);
    probabilities = probabilities.stream().map(List::copyOf).toList();
    Check.that(
        rows.size() == actual.size() && rows.size() == predicted.size(),
        "rows (%d), actual (%d) and predicted (%d) must be equally many",
        rows.size(),
        actual.size(),
        predicted.size());
    Check.that(
        probabilities.isEmpty() || probabilities.size() == rows.size(),
        "probabilities (%d) must be one list for each of the rows (%d), or none",
        probabilities.size(),
        rows.size());
  }

  /** Answers without probabilities. */
  public Predictions(
      List<String> classes, List<Integer> rows, List<Integer> actual, List<Integer> predicted) {
    this(classes, rows, actual, predicted, List.of(), Double.NaN);
  }

  /** No answers. */
  public static Predictions none(List<String> classes) {
    return new Predictions(classes, List.of(), List.of(), List.of());
  }

  /** A test score alone, of a run whose answers are not known row by row. */
  public static Predictions stated(double score) {
    return new Predictions(List.of(), List.of(), List.of(), List.of(), List.of(), score);
  }

  /** Whether the i-th test row was answered rightly. */
  public boolean correct(int i) {
    return actual.get(i).equals(predicted.get(i));
  }

  /** The share of rows answered rightly, in [0, 1]; without rows the stated score, or NaN. */
  public double accuracy() {
    long right = 0;
    for (int i = 0; i < rows.size(); i++) {
      right += correct(i) ? 1 : 0;
    }
    return rows.isEmpty() ? stated : (double) right / rows.size();
  }

  /** The answers but for those at some places, from 0 on. */
  public Predictions without(Set<Integer> places) {
    int[] kept = IntStream.range(0, rows.size()).filter(i -> !places.contains(i)).toArray();
    return new Predictions(
        classes,
        at(kept, rows),
        at(kept, actual),
        at(kept, predicted),
        probabilities.isEmpty() ? List.of() : at(kept, probabilities),
        stated);
  }

  private static <T> List<T> at(int[] places, List<T> values) {
    return Arrays.stream(places).mapToObj(values::get).toList();
  }

  @Override
  public String toString() {
    return Text.format("%d test rows, accuracy %.3f", rows.size(), accuracy());
  }
}
