package dev.graft.analysis;

import static dev.graft.analysis.StandingFixtures.FLAT;
import static dev.graft.analysis.StandingFixtures.RISING;
import static dev.graft.analysis.StandingFixtures.curves;
import static dev.graft.analysis.StandingFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.analysis.TrainedOut.State;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a table from elsewhere says of its training is no proof of it. */
class ElsewhereTest {
  private static List<Run> imported(String rates, double... accuracies) {
    List<Run> runs = curves(Arm.of("tuned", 0.6), accuracies);
    return read(with(runs, "rates", rates));
  }

  /** As lines of a table, which does not say on which Java they were made. */
  private static List<Run> read(List<Run> runs) {
    return with(runs, "results", "table.csv");
  }

  private static State state(List<Run> runs) {
    return TrainingEvidence.of(runs).state();
  }

  @Test
  void aPlateauInATableIsNotKnownToBeOne() {
    List<Run> plateau = with(imported("fixed", FLAT), "rows.validation", "400");
    assertEquals(State.UNKNOWN, state(plateau));
    assertEquals(State.UNKNOWN, state(imported("searched", FLAT)));
    assertEquals(State.UNKNOWN, state(imported("none", FLAT)));
    assertEquals(
        State.YES, state(with(plateau, "java", "17")), "a table that Graft wrote of its own runs");
  }

  @Test
  void whatSpeaksAgainstItIsEvidenceAllTheSame() {
    assertEquals(State.NO, state(imported("fixed", RISING)));
  }

  /** A table need not hold all passes. */
  @Test
  void oneOrTwoLinesOfACurveAreNoPasses() {
    for (double[] curve : new double[][] {{.6}, {.6, .6}}) {
      List<Run> runs = imported("fixed", curve);
      assertEquals(
          State.UNKNOWN,
          state(with(runs, "solver", "solved")),
          "few updates aside: " + curve.length);
    }
  }

  @Test
  void aSolvedHeadIsTakenAtItsWordOnlyFromGraft() {
    List<Run> runs = with(Arm.of("frozen", 0.6).withPasses(0).seeds(5), "solver", "solved");
    List<Run> solved = read(runs);
    assertEquals(State.UNKNOWN, state(solved));
    assertEquals(State.NO, state(with(solved, "solver.strength.place", "the weakest of the grid")));
    assertEquals(State.NONE, state(with(imported("none", FLAT), "control", "majority class")));
  }
}
