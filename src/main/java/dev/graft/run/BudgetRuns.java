package dev.graft.run;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The runs of the same arms and seeds at several numbers of training rows.
 *
 * @param steps at least two, their numbers of rows rising
 */
public record BudgetRuns(List<Step> steps) implements Shown {
  /** Copies the steps and checks their order. */
  public BudgetRuns {
    steps = List.copyOf(steps);
    checkRising(steps.stream().map(Step::rowsPerClass).toList());
  }

  /**
   * The runs at one number of training rows.
   *
   * @param rowsPerClass training rows of each class, at least 1
   * @param runs arms by seeds
   */
  public record Step(int rowsPerClass, Runs runs) {}

  /** Checks that there are at least two numbers of rows, each larger than the one before. */
  public static void checkRising(List<Integer> rowsPerClass) {
    Check.that(
        rowsPerClass.size() > 1,
        "training rows per class %s must be at least 2 numbers: a curve has two points or more",
        rowsPerClass);
    for (int i = 0; i < rowsPerClass.size(); i++) {
      int before = i == 0 ? 0 : rowsPerClass.get(i - 1);
      Check.that(
          rowsPerClass.get(i) > before,
          "training rows per class %s must be above 0 and rise; write them from few to many, each"
              + " once",
          rowsPerClass);
    }
  }

  /** The numbers of training rows of each class, rising. */
  public List<Integer> rowsPerClass() {
    return steps.stream().map(Step::rowsPerClass).toList();
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>(List.of("mean test accuracy"));
    rowsPerClass().forEach(rows -> headers.add(rows + " per class"));
    return headers;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : steps.get(0).runs().arms()) {
      List<String> cells = new ArrayList<>(List.of(arm));
      steps.forEach(step -> cells.add(mean(step.runs(), arm)));
      rows.add(cells);
    }
    return rows;
  }

  private static String mean(Runs runs, String arm) {
    return runs.all().stream()
        .filter(run -> run.arm().equals(arm) && !run.failed())
        .mapToDouble(run -> run.test().accuracy())
        .average()
        .stream()
        .mapToObj(mean -> Text.format("%.3f", mean))
        .findFirst()
        .orElse("-");
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
