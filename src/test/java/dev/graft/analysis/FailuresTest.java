package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Curve;
import dev.graft.run.Run;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void aRunWhoseStopLossFellBackIsNoFailure() {
    double[] losses = {1, 0.6, 0.5, 20, 30};
    double[] accuracies = {0.5, 0.6, 0.7, 0.2, 0.2};
    Run run = RunFixtures.withCurve(Arm.of("fine-tuned", 0.8).seed(1), losses, accuracies);
    assertTrue(Failures.of(run).orElseThrow().contains("is not below its start"));
    Run kept =
        new Run(
            run.key(),
            run.arm(),
            run.seed(),
            "",
            new Curve(run.curve().points(), 3),
            run.test(),
            run.budget(),
            Map.of("stopLoss", "fell back to what the run had before"));
    assertEquals(Optional.empty(), Failures.of(kept));
  }
}
