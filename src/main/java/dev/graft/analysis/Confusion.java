package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Which classes an arm takes for which, summed over its seeds.
 *
 * @param arm its name
 * @param classes the class names
 * @param counts rows of the true class, columns of the answered one, in test rows
 */
public record Confusion(String arm, List<String> classes, List<List<Integer>> counts)
    implements Shown {
  /** Copies the lists. */
  public Confusion {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** The counts of an arm's runs; failed ones have no answers. */
  public static Confusion of(Runs runs, String arm) {
    List<Run> good = runs.arm(arm).stream().filter(run -> !run.failed()).toList();
    Check.that(
        !good.isEmpty(),
        "runs of arm '%s' (%d) must not all have failed",
        arm,
        runs.arm(arm).size());
    List<String> classes = good.get(0).test().classes();
    List<List<Integer>> counts = new ArrayList<>();
    classes.forEach(c -> counts.add(new ArrayList<>(Collections.nCopies(classes.size(), 0))));
    good.forEach(run -> count(run.test(), counts));
    return new Confusion(arm, classes, counts);
  }

  private static void count(Predictions test, List<List<Integer>> counts) {
    for (int i = 0; i < test.rows().size(); i++) {
      List<Integer> row = counts.get(test.actual().get(i));
      int answer = test.predicted().get(i);
      row.set(answer, row.get(answer) + 1);
    }
  }

  /** How many test rows of a class there are, summed over the seeds. */
  public int rowsOf(String className) {
    int index = classes.indexOf(Check.oneOf("class", className, classes));
    return counts.get(index).stream().mapToInt(Integer::intValue).sum();
  }

  /** The share of a class's rows that were answered rightly, in [0, 1]; NaN without rows. */
  public double accuracyOf(String className) {
    int rows = rowsOf(className);
    int index = classes.indexOf(className);
    return rows == 0 ? Double.NaN : (double) counts.get(index).get(index) / rows;
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>(List.of(arm + ": true class"));
    classes.forEach(name -> headers.add("as " + name));
    return headers;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<String> row = new ArrayList<>(List.of(classes.get(c)));
      counts.get(c).forEach(count -> row.add(count.toString()));
      rows.add(row);
    }
    return rows;
  }

  private Sheet sheet() {
    return Sheet.of(headers(), rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
