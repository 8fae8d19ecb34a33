package dev.graft.experiment;

import dev.graft.data.Split;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The same arms and seeds at several numbers of training rows of each class, the smaller sets parts
 * of the larger ones; validation and test rows stay. Every arm makes the same passes at each number
 * of rows, and so fewer updates where there are fewer rows.
 *
 * @param experiment the arms, seeds and store; its split holds the rows that are drawn from
 * @param rowsPerClass rising
 */
public record BudgetExperiment(Experiment experiment, List<Integer> rowsPerClass) implements Shown {
  /** Checks that the numbers rise and that the split has so many rows. */
  public BudgetExperiment {
    rowsPerClass = List.copyOf(rowsPerClass);
    BudgetRuns.checkRising(rowsPerClass);
    rowsPerClass.forEach(experiment.split()::withTrainingPerClass);
  }

  /** The experiment at one number of training rows of each class. */
  public Experiment at(int rows) {
    Split split = experiment.split().withTrainingPerClass(rows);
    return experiment.onSplit(split);
  }

  /**
   * Computes the runs that the store lacks, from few rows to many, and returns all.
   *
   * @throws java.util.concurrent.CancellationException if stopped; finished runs are in the store
   * @throws IllegalStateException if a run broke; the others are in the store
   */
  public BudgetRuns run() {
    return runs(Experiment::run);
  }

  /**
   * The stored runs.
   *
   * @throws IllegalStateException if one has not been run yet
   */
  public BudgetRuns runs() {
    return runs(Experiment::runs);
  }

  private BudgetRuns runs(Function<Experiment, Runs> how) {
    return new BudgetRuns(
        rowsPerClass.stream().map(rows -> new BudgetRuns.Step(rows, how.apply(at(rows)))).toList());
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>(List.of("runs in the store"));
    rowsPerClass.forEach(rows -> headers.add(rows + " per class"));
    return headers;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Arm arm : experiment.arms()) {
      List<String> cells = new ArrayList<>(List.of(arm.name()));
      rowsPerClass.forEach(number -> cells.add(state(arm, at(number))));
      rows.add(cells);
    }
    return rows;
  }

  private static String state(Arm arm, Experiment at) {
    List<Run> stored =
        at.seeds().stream()
            .flatMap(seed -> at.store().find(at.plan(arm, seed).key()).stream())
            .toList();
    long failed = stored.stream().filter(Run::failed).count();
    String done = Text.format("%d of %d", stored.size(), at.seeds().size());
    return failed == 0 ? done : done + Text.format(", %d failed", failed);
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
