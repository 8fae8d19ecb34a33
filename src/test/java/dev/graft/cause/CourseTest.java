package dev.graft.cause;

import static dev.graft.cause.CauseFixtures.FINE;
import static dev.graft.cause.CauseFixtures.SCRATCH;
import static dev.graft.cause.CauseFixtures.causes;
import static dev.graft.cause.CauseFixtures.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.Made;
import dev.graft.analysis.RunFixtures;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourseTest {
  @Test
  void runsThatDivergedAreCounted() {
    Run good = FINE.run("frozen", 1, "");
    Run bad = FINE.run("frozen", 2, "the training loss is not a number in pass 2; lower the rate");
    Runs runs = RunFixtures.runs(SCRATCH.as("scratch"), List.of(good, bad));
    Cause cause = only(Causes.of(runs, "frozen", "scratch"));
    assertEquals("rate too high: in 1 of 2 runs the loss diverged", cause.toString());
  }

  @Test
  void aBestPassAtTheStartIsNamed() {
    Made early =
        new Made(
            FINE.training(),
            FINE.validationLoss(),
            new double[] {0.8, 0.9, 0.8, 0.7, 0.7, 0.7},
            FINE.facts());
    Cause cause = only(causes(early));
    assertEquals(Cause.Kind.BEST_AT_THE_START, cause.kind());
    assertEquals(1, cause.number());
  }

  @Test
  void runsThatSayNothingGiveNoCause() {
    Runs runs = RunFixtures.threeArms(2);
    assertEquals(List.of(), Causes.of(runs, "fine-tuned", "scratch").found());
    Run scored =
        new Run(
            "k",
            "other",
            1,
            "",
            new Curve(List.of(), 0),
            Predictions.stated(0.5),
            new Budget(0, 0, 0, 0, 0),
            Map.of());
    Runs mixed = RunFixtures.runs(SCRATCH.as("scratch"), List.of(scored));
    assertEquals(List.of(), Causes.of(mixed, "other", "scratch").found());
  }
}
