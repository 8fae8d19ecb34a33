package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PairsTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Comparison compare(Runs runs) {
    return Comparison.of(runs).against("scratch");
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void refusesRunsThatAreNotPaired() {
    assertSays(
        "seeds of arm 'fine-tuned' ([1, 2]) must be those of 'scratch' ([1, 2, 3]); run both with"
            + " the same seeds",
        () -> compare(runs(SCRATCH.seeds(3), TUNED.seeds(2))));
    assertSays(
        "test rows of arm 'fine-tuned' with seed 1 (100) must be those of 'scratch' (200), with the"
            + " same classes; run both on one split",
        () -> compare(runs(SCRATCH.seeds(2), TUNED.withRows(100).seeds(2))));
    assertSays(
        "seed 1 of arm 'scratch' must be there once; leave one of the runs out",
        () -> compare(runs(SCRATCH.seeds(2), SCRATCH.seeds(1), TUNED.seeds(2))));
    assertSays(
        "runs (0) must be at least 1; run the experiment first",
        () -> Comparison.of(new Runs(List.of())));
    assertSays(
        "arms (1: 'scratch') must be at least 2, one of them the baseline; add one with withArm",
        () -> Comparison.of(runs(SCRATCH.seeds(2))));
  }

  @Test
  void refusesOtherRowsPerSeedWhereTheModeSaysTheyStay() {
    Runs runs =
        runs(
            List.of(SCRATCH.seed(1), RunFixtures.withRowsMoved(SCRATCH.seed(2), 5)),
            List.of(TUNED.seed(1), RunFixtures.withRowsMoved(TUNED.seed(2), 5)));
    assertSays(
        "test rows of arm 'fine-tuned' must be the same for every seed in split mode"
            + " TRAINING_REDRAWN; run all seeds on one split",
        () -> compare(runs));
  }
}
