package dev.graft.analysis;

import static dev.graft.analysis.StandingFixtures.FLAT;
import static dev.graft.analysis.StandingFixtures.RISING;
import static dev.graft.analysis.StandingFixtures.curves;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What curves over the number of rows say where an arm was not trained out. */
class BudgetTrainingTest {
  private static final String BOUND = "not trained out, at this budget (";

  private static List<Run> arm(String name, double score, double[] curve) {
    return curves(Arm.of(name, score), curve);
  }

  private static BudgetRuns.Step step(int rows, List<Run> scratch, List<Run> frozen) {
    return new BudgetRuns.Step(
        rows, new Runs(Stream.concat(scratch.stream(), frozen.stream()).toList()));
  }

  /** Scratch catches up, and the step where it is behind was cut short. */
  private static DataBudget scratchCutShort() {
    return DataBudget.of(
            new BudgetRuns(
                List.of(
                    step(5, arm("scratch", .4, RISING), arm("frozen", .7, FLAT)),
                    step(20, arm("scratch", .8, FLAT), arm("frozen", .7, FLAT)),
                    step(50, arm("scratch", .85, RISING), arm("frozen", .7, FLAT)))))
        .against("scratch");
  }

  @Test
  void aCrossingIsBoundByWhoeverWasNotTrainedOut() {
    DataBudget budget = scratchCutShort();
    Crossover crossover = budget.crossover("frozen");
    assertEquals(List.of("scratch at 5 training rows per class"), crossover.untrained());
    assertTrue(
        crossover
            .toString()
            .startsWith(BOUND + "scratch at 5 training rows per class): scratch catches up"),
        crossover.toString());
    assertTrue(budget.sentences().get(0).startsWith(BOUND), budget.sentences().toString());
    assertTrue(
        budget
            .sentences()
            .get(1)
            .startsWith(
                "not trained out: scratch at 5, 50 training rows per class, for at 5 it still gained"),
        budget.sentences().toString());
  }

  @Test
  void whereNoneCrossesOnlyWhoIsBehindBinds() {
    List<Run> ahead = arm("frozen", .9, RISING);
    DataBudget budget =
        DataBudget.of(
                new BudgetRuns(
                    List.of(
                        step(5, arm("scratch", .4, FLAT), ahead),
                        step(20, arm("scratch", .5, FLAT), ahead))))
            .against("scratch");
    assertEquals(List.of(), budget.crossover("frozen").untrained());
    assertTrue(budget.toString().contains("not trained out: frozen at 5, 20 training rows"));
  }

  @Test
  void labelsSavedAreNotSettledWhereSomeoneWasNotTrainedOut() {
    DataBudget budget = scratchCutShort();
    LabelsSaved saved = budget.labelsSaved("frozen", 5);
    assertEquals(List.of("scratch at 5 training rows per class"), saved.untrained());
    assertTrue(saved.toString().startsWith(BOUND), saved.toString());
    LabelsSaved free =
        new LabelsSaved("frozen", "scratch", 5, saved.needed(), saved.interval(), 5, 50, List.of());
    Prediction any = Prediction.of("labels needed").isAbout(saved.needed(), 1e6);
    assertEquals(Scorecard.Mark.NOT_SETTLED, any.check(saved).lines().get(0).mark());
    assertEquals(Scorecard.Mark.RIGHT, any.check(free).lines().get(0).mark());
    assertFalse(free.toString().contains("not trained out"), free.toString());
  }

  @Test
  void aClassThatIsLostMayOnlyNotBeLearnedYet() {
    Runs runs =
        new Runs(
            Stream.concat(arm("scratch", .8, FLAT).stream(), arm("frozen", .6, RISING).stream())
                .toList());
    String notes = ByClass.of(runs, "frozen", "scratch").notes().toString();
    assertTrue(notes.contains("frozen: not trained out: it still gained"), notes);
    assertTrue(notes.contains("what it loses here it may only not have learned yet"), notes);
    assertFalse(notes.contains("scratch: "), notes);
  }
}
