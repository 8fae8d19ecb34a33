package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Solver;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The paragraph on method says what was chosen for each arm's training, and how. */
class SearchedTest {
  private static Runs made(double firstRate, double otherRate) {
    List<Run> all =
        runs(
                Arm.of("scratch", 0.5).seeds(2),
                Arm.of("frozen", 0.5).seeds(2),
                Arm.of("stated", 0.5).seeds(2))
            .all();
    return new Runs(all.stream().map(run -> told(run, firstRate, otherRate)).toList());
  }

  private static Run told(Run run, double firstRate, double otherRate) {
    return switch (run.arm()) {
      case "scratch" ->
          run.withFact(Fact.RATES, Rates.SEARCHED)
              .withFact(Fact.RATES_GRID, "3.0E-4, 0.001")
              .withFact(Fact.RATES_SEARCH_RUNS, 4)
              .withFact(Fact.RATES_CHOSEN, List.of(run.seed() == 1 ? firstRate : otherRate));
      case "frozen" ->
          run.withFact(Fact.SOLVER, Solver.SOLVED)
              .withFact(Fact.RATES, Rates.NONE)
              .withFact(Fact.SOLVER_STRENGTH_CHOSEN_ON, "validation rows");
      default -> run.withFact(Fact.RATES, Rates.FIXED);
    };
  }

  @Test
  void saysOfEachArmHowItsTrainingWasChosen() {
    assertEquals(
        "Heads were solved, the strength of their penalty chosen by validation, of 'frozen' (on"
            + " validation rows). Learning rates were searched on validation rows for 'scratch'"
            + " among 3.0E-4, 0.001 (4 search runs; 0.001 taken, once for all seeds). Learning rates were"
            + " stated beforehand for 'stated'.",
        Searched.of(made(1e-3, 1e-3)));
    assertTrue(
        Searched.of(made(1e-3, 3e-4))
            .contains("(4 search runs; each seed for itself: 0.001 / 3.0E-4)"));
  }

  @Test
  void aHeadThatCouldBeSolvedAndDescendsIsNamed() {
    UnaryOperator<Run> frozen = run -> run.withFact(Fact.STAGES, 4).withFact(Fact.STAGES_FROZEN, 4);
    Runs runs =
        new Runs(
            made(1e-3, 1e-3).all().stream()
                .map(run -> run.arm().equals("scratch") ? run : frozen.apply(run))
                .toList());
    String said = "Trained by gradient steps, not solved, was the head on a frozen base of ";
    assertTrue(Searched.of(runs).contains(said + "'stated'."), Searched.of(runs));
    assertFalse(Searched.of(made(1e-3, 1e-3)).contains("not solved"));
  }

  @Test
  void standsInTheParagraph() {
    Comparison comparison = Comparison.of(made(1e-3, 1e-3)).against("scratch");
    assertTrue(comparison.methods().contains(Searched.of(comparison.runs())), comparison.methods());
    assertEquals("", Searched.of(runs(Arm.of("scratch", 0.5).seeds(2))));
  }
}
