package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What answers reach that know nothing of a row. An accuracy says little before it is held against
 * them.
 *
 * @param chance the accuracy of a guess among all classes, 1 / classes, in (0, 1]
 * @param majority the accuracy of always naming the largest class: its share of the test rows, in
 *     (0, 1]
 * @param largest the name of that class, the first of those that are equally large
 */
public record Guessing(double chance, double majority, String largest) implements Shown {
  /**
   * On the test rows of runs, all runs together; empty where they state scores without rows, or do
   * not have the same classes.
   */
  public static Optional<Guessing> of(List<Run> runs) {
    List<Predictions> tests =
        runs.stream().map(Run::test).filter(test -> !test.rows().isEmpty()).toList();
    if (tests.isEmpty() || tests.stream().map(Predictions::classes).distinct().count() > 1) {
      return Optional.empty();
    }
    List<String> classes = tests.get(0).classes();
    List<Integer> counts = new ArrayList<>(Collections.nCopies(classes.size(), 0));
    tests.forEach(test -> test.actual().forEach(c -> counts.set(c, counts.get(c) + 1)));
    int rows = counts.stream().mapToInt(Integer::intValue).sum();
    int most = Collections.max(counts);
    return Optional.of(
        new Guessing(
            1.0 / classes.size(), (double) most / rows, classes.get(counts.indexOf(most))));
  }

  /** The same of runs of which some failed; empty where they are scored by something else. */
  static Optional<Guessing> of(Yardstick score, Stream<Run> runs) {
    return score.name().equals(Metric.ACCURACY.toString())
        ? of(runs.filter(run -> !run.failed()).toList())
        : Optional.empty();
  }

  /** Whether some class is larger than others, so that naming it is better than a guess. */
  public boolean unequal() {
    return Tolerance.above(majority, chance);
  }

  @Override
  public String toString() {
    String guess = Text.format("a guess among all classes reaches %.3f", chance);
    return unequal() ? guess + Text.format(", always naming '%s' %.3f", largest, majority) : guess;
  }
}
