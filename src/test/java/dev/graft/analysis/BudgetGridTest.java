package dev.graft.analysis;

import static dev.graft.analysis.DataBudgetFixtures.FROZEN;
import static dev.graft.analysis.DataBudgetFixtures.SCRATCH;
import static dev.graft.analysis.DataBudgetFixtures.assertSays;
import static dev.graft.analysis.DataBudgetFixtures.budgets;
import static dev.graft.analysis.DataBudgetFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.BudgetRuns;
import dev.graft.run.Direction;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetGridTest {
  @Test
  void aFailedRunTakesItsSeedOutOfTheCrossover() {
    BudgetRuns all = budgets(SCRATCH, FROZEN);
    List<Run> runs = new ArrayList<>(all.steps().get(2).runs().all());
    runs.set(4, RunFixtures.failed(runs.get(4), "it diverged"));
    DataBudget budget = DataBudget.of(with(all, 2, runs)).against("scratch");
    assertEquals(2, budget.crossover("frozen").seeds());
    assertTrue(
        budget
            .sentences()
            .contains(
                "frozen with seed 2 failed at 8 rows per class; the seed is left out of the"
                    + " crossover"));
    runs.set(3, RunFixtures.failed(runs.get(3), "it diverged"));
    runs.set(5, RunFixtures.failed(runs.get(5), "it diverged"));
    DataBudget none = DataBudget.of(with(all, 2, runs)).against("scratch");
    String words =
        "seeds with which 'frozen' and 'scratch' ended well at every number of rows (0) must be at"
            + " least 1; see what failed in the runs";
    assertSays(words, () -> none.crossover("frozen"));
    assertTrue(none.toString().startsWith(words), none.toString());
    assertFalse(none.toString().contains("NaN"), none.toString());
  }

  /** 0.1 + 0.2 is not 0.3 to a computer, and yet as good. */
  @Test
  void levelButForRoundingIsLevel() {
    double[][] scratch = {{0.3, 0.3}, {0.4, 0.4}, {0.5, 0.5}};
    double[][] rounded = {{0.1 + 0.2, 0.1 + 0.2}, {0.4, 0.4}, {0.5, 0.5}};
    DataBudget budget = DataBudgetFixtures.of(scratch, rounded);
    assertEquals(Crossover.Kind.BEHIND, budget.crossover("frozen").kind(), "level throughout");
    assertEquals(
        Double.NEGATIVE_INFINITY,
        budget.labelsSaved("frozen", 2).needed(),
        "as good with the fewest");
  }

  @Test
  void stepsThatDifferInMoreThanTheirRowsAreNamed() {
    BudgetRuns all = budgets(SCRATCH, FROZEN);
    List<Run> fewer = all.steps().get(1).runs().all().subList(0, 5);
    assertSays(
        "seeds of arm 'frozen' ([1, 2]) must be those of 'scratch' ([1, 2, 3]), each once; run both"
            + " with the same seeds",
        () -> DataBudget.of(with(all, 1, fewer)).against("scratch"));
    List<Run> scratchOnly = all.steps().get(1).runs().all().subList(0, 3);
    assertSays(
        "arms and seeds at 4 rows per class ([scratch], [1, 2, 3]) must be those at 2 ([scratch,"
            + " frozen], [1, 2, 3]); run the same experiment with atTrainingRowsPerClass(...)",
        () -> DataBudget.of(with(all, 1, scratchOnly)));
    List<Run> other = new ArrayList<>(all.steps().get(1).runs().all());
    other.set(5, CurveFixtures.answering("frozen", 3, List.of("cat", "dog"), "1100"));
    assertSays(
        "data and test rows of 'frozen' with seed 3 at 4 rows per class must be those at 2; run the"
            + " same experiment with atTrainingRowsPerClass(...)",
        () -> DataBudget.of(with(all, 1, other)));
    List<Run> unscored = new ArrayList<>(all.steps().get(1).runs().all());
    unscored.set(5, CurveFixtures.stated("frozen", 3, Double.NaN));
    assertSays(
        "test accuracy of arm 'frozen' with seed 3 (NaN) must be a number; give the test a part of"
            + " the split",
        () -> DataBudget.of(with(all, 1, unscored)).against("scratch").crossover("frozen"));
  }

  private static BudgetRuns errors() {
    List<BudgetRuns.Step> steps = new ArrayList<>();
    for (BudgetRuns.Step step : DataBudgetFixtures.budgets(FROZEN, SCRATCH).steps()) {
      List<Run> runs =
          step.runs().all().stream()
              .map(
                  run ->
                      CurveFixtures.stated(run.arm(), run.seed(), 5 * (1 - run.test().accuracy()))
                          .withFact(Fact.METRIC, "rmse")
                          .withFact(Fact.METRIC_DIRECTION, Direction.LOWER_IS_BETTER))
              .toList();
      steps.add(new BudgetRuns.Step(step.rowsPerClass(), new Runs(runs)));
    }
    return new BudgetRuns(steps);
  }

  /** An error five times 1 less the accuracy crosses where the accuracy does. */
  @Test
  void errorsCrossWhereTheOtherIsLower() {
    DataBudget shares = DataBudgetFixtures.of(FROZEN, SCRATCH);
    DataBudget budget = DataBudget.of(errors()).against("scratch");
    Crossover expected = shares.crossover("frozen");
    Crossover crossover = budget.crossover("frozen");
    assertEquals(expected.kind(), crossover.kind());
    assertEquals(expected.at().get(0), crossover.at().get(0), 1e-9);
    BudgetPoint first =
        budget.points().stream().filter(p -> p.arm().equals("frozen")).findFirst().orElseThrow();
    BudgetPoint share =
        shares.points().stream().filter(p -> p.arm().equals("frozen")).findFirst().orElseThrow();
    assertEquals(
        -5 * share.difference().orElseThrow().mean(),
        first.difference().orElseThrow().mean(),
        1e-9,
        "arm less baseline");
    assertTrue(first.interval().orElseThrow().high() > 1, "not cut to a share");
    assertTrue(budget.toString().contains("rmse ("), budget.toString());
    assertFalse(budget.toString().contains("test accuracy"), budget.toString());
  }
}
