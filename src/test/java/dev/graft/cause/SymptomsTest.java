package dev.graft.cause;

import static dev.graft.cause.CauseFixtures.FINE;
import static dev.graft.cause.CauseFixtures.SCRATCH;
import static dev.graft.cause.CauseFixtures.causes;
import static dev.graft.cause.CauseFixtures.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Made;
import dev.graft.analysis.RunFixtures;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SymptomsTest {
  @Test
  void aJaggedLossSaysThatTheRateIsTooHigh() {
    Made jagged =
        new Made(
            new double[] {1.0, 1.5, 0.9, 1.4, 0.1},
            FINE.validationLoss(),
            FINE.accuracy(),
            FINE.facts());
    Cause cause = only(causes(jagged));
    assertEquals(Cause.Kind.RATE_TOO_HIGH, cause.kind());
    assertEquals(0.5, cause.number(), 1e-12, "2 of 4 steps rise");
    assertEquals(
        Optional.of(
            new Suggestion(
                "frozen",
                "frozen, rate x 0.3",
                new Suggestion.RateTimes(0.3),
                "a lower rate shows whether it was too high",
                10)),
        cause.suggestion());
  }

  @Test
  void aFineTuningThatLosesAtOnceHasTooHighARate() {
    Made tuned =
        new Made(
                FINE.training(),
                FINE.validationLoss(),
                new double[] {0.8, 0.6, 0.8, 0.6, 0.7, 0.9},
                FINE.facts())
            .with("phases.passes", "2, 3");
    Cause cause = only(causes(tuned));
    assertEquals(Cause.Kind.RATE_TOO_HIGH, cause.kind());
    assertEquals(0.2, cause.number(), 1e-12, "0.8 before, 0.6 after");
    assertEquals(6, cause.suggestion().orElseThrow().passes(), "2 seeds x 3 passes");
  }

  @Test
  void aRateAtTheEdgeOfTheGridIsNamed() {
    Made edge =
        FINE.with(
            "rates.edge", "rate at the edge of the grid: 0.01, the highest of 0.001, 0.01",
            "rates.chosen", "0.01");
    Cause cause = only(causes(edge));
    assertEquals(Cause.Kind.RATE_AT_EDGE, cause.kind());
    assertEquals(0.01, cause.number());
    assertEquals(new Suggestion.RateTimes(10), cause.suggestion().orElseThrow().change());
  }

  @Test
  void picturesScaledInAnotherWayAreNamed() {
    Made raw =
        FINE.with(
            "input.scaling", "grey, (pixel - 0.0) / 1.0",
            "input.scaling.expected", "grey, (pixel - 76.5) / 255.0",
            "input.mean", "72.5",
            "input.deviation", "90.25");
    Cause cause = only(causes(raw));
    assertEquals(
        "preprocessing does not match the base: the pictures (grey, (pixel - 0.0) / 1.0) enter with"
            + " mean 72.5 and deviation 90.3, but the weights were made for grey, (pixel - 76.5) /"
            + " 255.0",
        cause.toString());
    assertEquals(new Suggestion.ScaleAsExpected(), cause.suggestion().orElseThrow().change());
    Made unknown = FINE.with("input.mean", "72.5", "input.deviation", "90.25");
    assertEquals(Optional.empty(), only(causes(unknown)).suggestion(), "no way is known");
  }

  @Test
  void aSourceThatIsWorthNoMoreThanRandomWeightsIsTooFar() {
    Made far =
        new Made(
            FINE.training(),
            FINE.validationLoss(),
            new double[] {0.52, 0.6, 0.7, 0.8, 0.85, 0.9},
            FINE.facts());
    Cause early = only(causes(far));
    assertEquals(Cause.Kind.SOURCE_TOO_FAR, early.kind());
    assertEquals(0.02, early.number(), 1e-12, "jumpstart 0.52 against scratch's 0.50");
    assertTrue(early.words().contains("is only 0.020 of validation accuracy above"), early.words());
    assertEquals(new Suggestion.RandomBase(), early.suggestion().orElseThrow().change());
    Made random = FINE.with("control", "random base", "weights.hash", "");
    Runs runs =
        RunFixtures.runs(
            SCRATCH.as("scratch"), FINE.as("frozen"), random.as("control: random base"));
    Cause late = only(Causes.of(runs, "frozen", "scratch"));
    assertEquals(0, late.number(), 1e-12, "the control reaches the same");
    assertTrue(late.words().contains("above control: random base"), late.words());
    assertEquals(Optional.empty(), late.suggestion());
  }

  @Test
  void aLossThatStaysHighWhileStagesAreFrozenAsksForMoreFreedom() {
    Made stuck =
        new Made(
                new double[] {1.5, 1.2, 1.0, 0.9, 0.88},
                FINE.validationLoss(),
                FINE.accuracy(),
                FINE.facts())
            .with("stages", "4", "stages.frozen", "4");
    Cause cause = only(causes(stuck));
    assertEquals(Cause.Kind.TOO_MUCH_FROZEN, cause.kind());
    assertEquals(0.88, cause.number(), 1e-12);
    assertEquals(new Suggestion.Thaw(1), cause.suggestion().orElseThrow().change());
    Made falling =
        new Made(
            new double[] {1.5, 1.3, 1.2, 1.1, 0.9},
            FINE.validationLoss(),
            FINE.accuracy(),
            stuck.facts());
    Causes both = causes(falling);
    assertEquals(
        List.of(Cause.Kind.STOPPED_EARLY, Cause.Kind.TOO_MUCH_FROZEN),
        both.found().stream().map(Cause::kind).toList());
    // 1 - 0.9 / 1.1 by hand
    assertEquals(0.181818, both.found().get(0).number(), 1e-6);
    assertEquals(30, both.suggestions().get(0).passes(), "2 seeds x 3 x 5 passes");
  }

  @Test
  void aValidationLossFarAboveTheTrainingLossAsksForMoreRows() {
    Made learntByHeart =
        new Made(
            new double[] {1.0, 0.4, 0.1, 0.02, 0.01},
            new double[] {1.2, 1.0, 1.2, 1.5, 1.8},
            FINE.accuracy(),
            FINE.facts());
    Cause cause = only(causes(learntByHeart));
    assertEquals(Cause.Kind.TOO_FEW_ROWS, cause.kind());
    assertEquals(1.79, cause.number(), 1e-12);
  }
}
