package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** Scores of two arms at several numbers of training rows. */
final class DataBudgetFixtures {
  static final int[] ROWS = {2, 4, 8, 16, 32};

  private DataBudgetFixtures() {}

  /** Per number of rows the scores of scratch and frozen, a seed per column. */
  static BudgetRuns budgets(double[][] scratch, double[][] frozen) {
    List<BudgetRuns.Step> steps = new ArrayList<>();
    for (int i = 0; i < scratch.length; i++) {
      List<Run> runs = new ArrayList<>();
      for (int s = 0; s < scratch[i].length; s++) {
        runs.add(CurveFixtures.stated("scratch", s + 1, scratch[i][s]));
      }
      for (int s = 0; s < frozen[i].length; s++) {
        runs.add(CurveFixtures.stated("frozen", s + 1, frozen[i][s]));
      }
      steps.add(new BudgetRuns.Step(ROWS[i], new Runs(runs)));
    }
    return new BudgetRuns(steps);
  }

  static double[][] oneSeed(double... scores) {
    return Arrays.stream(scores).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }

  static DataBudget of(double[][] scratch, double[][] frozen) {
    return DataBudget.of(budgets(scratch, frozen)).against("scratch");
  }

  static final double[][] SCRATCH = {
    {.2, .3, .25}, {.4, .35, .45}, {.55, .6, .65}, {.8, .75, .7}, {.9, .85, .8}
  };

  static final double[][] FROZEN = {
    {.5, .4, .45}, {.55, .5, .6}, {.6, .65, .55}, {.7, .65, .6}, {.7, .75, .65}
  };

  /** The baseline at 0.5 for a factor of -1, the arm above it for 0. */
  static double[] add(double[] differences, int factor) {
    return Arrays.stream(differences).map(x -> 0.5 + (factor + 1) * x).toArray();
  }

  static BudgetRuns with(BudgetRuns budgets, int step, List<Run> runs) {
    List<BudgetRuns.Step> steps = new ArrayList<>(budgets.steps());
    steps.set(step, new BudgetRuns.Step(steps.get(step).rowsPerClass(), new Runs(runs)));
    return new BudgetRuns(steps);
  }

  static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
