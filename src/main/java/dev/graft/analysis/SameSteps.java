package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;

/** Checks that runs at several numbers of training rows differ in nothing else that counts. */
final class SameSteps {
  private SameSteps() {}

  static void check(BudgetRuns budgets) {
    BudgetRuns.Step first = budgets.steps().get(0);
    Check.that(
        first.runs().arms().size() > 1,
        "arms %s must be at least 2, one of them the baseline; add one with withArm",
        first.runs().arms());
    for (BudgetRuns.Step step : budgets.steps()) {
      Runs runs = step.runs();
      Check.that(
          runs.arms().equals(first.runs().arms()) && runs.seeds().equals(first.runs().seeds()),
          "arms and seeds at %d rows per class (%s, %s) must be those at %d (%s, %s); run the same"
              + " experiment with atTrainingRowsPerClass(...)",
          step.rowsPerClass(),
          runs.arms(),
          runs.seeds(),
          first.rowsPerClass(),
          first.runs().arms(),
          first.runs().seeds());
      runs.all().forEach(run -> checkRows(run, first, step.rowsPerClass()));
    }
  }

  private static void checkRows(Run run, BudgetRuns.Step first, int rows) {
    Run other = first.runs().find(run.arm(), run.seed()).orElseThrow(() -> missing(run, first));
    boolean data = run.stated(Fact.DATA_HASH).equals(other.stated(Fact.DATA_HASH));
    boolean same = run.failed() || other.failed() || run.test().rows().equals(other.test().rows());
    Check.that(
        data && same,
        "data and test rows of '%s' with seed %d at %d rows per class must be those at %d; run the"
            + " same experiment with atTrainingRowsPerClass(...)",
        run.arm(),
        run.seed(),
        rows,
        first.rowsPerClass());
  }

  private static IllegalArgumentException missing(Run run, BudgetRuns.Step first) {
    return new IllegalArgumentException(
        Text.format(
            "arm '%s' must have seed %d at %d rows per class too; run every arm with the same seeds",
            run.arm(), run.seed(), first.rowsPerClass()));
  }
}
