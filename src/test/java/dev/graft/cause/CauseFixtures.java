package dev.graft.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.Made;
import dev.graft.analysis.RunFixtures;
import java.util.Map;

/**
 * An arm from scratch and a pre-trained one that learn the task, in which one thing at a time goes
 * wrong.
 */
final class CauseFixtures {
  /** Learns the task: loss to 0.1, validation accuracy to 0.9. */
  static final Made SCRATCH =
      Made.of(
              new double[] {1.2, 0.6, 0.3, 0.15, 0.1},
              new double[] {1.2, 0.7, 0.5, 0.4, 0.4},
              new double[] {0.5, 0.6, 0.7, 0.8, 0.85, 0.9})
          .with("start", "scratch");

  /** A pre-trained arm that does the same, only better from the start. */
  static final Made FINE =
      new Made(
              SCRATCH.training(),
              SCRATCH.validationLoss(),
              new double[] {0.8, 0.6, 0.7, 0.8, 0.85, 0.9},
              Map.of("phases.passes", "5"))
          .with("weights.hash", "w", "normalisation", "statistics trained");

  private CauseFixtures() {}

  static Causes causes(Made arm) {
    return Causes.of(
        RunFixtures.runs(SCRATCH.as("scratch"), arm.as("frozen")), "frozen", "scratch");
  }

  static Cause only(Causes causes) {
    assertEquals(1, causes.found().size(), causes.toString());
    return causes.found().get(0);
  }
}
