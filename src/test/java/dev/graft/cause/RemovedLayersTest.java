package dev.graft.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Made;
import dev.graft.analysis.RunFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A base without all of its layers as a cause. */
class RemovedLayersTest {
  private static final Made SCRATCH =
      Made.of(
              new double[] {1.2, 0.6, 0.3, 0.15, 0.1},
              new double[] {1.2, 0.7, 0.5, 0.4, 0.4},
              new double[] {0.5, 0.6, 0.7, 0.8, 0.85, 0.9})
          .with("start", "scratch");

  /** An arm with these accuracies whose base has lost its last stage. */
  private static Causes causes(double... accuracies) {
    Made cut =
        Made.of(SCRATCH.training(), SCRATCH.validationLoss(), accuracies)
            .with("weights.hash", "w", "layers.removed", "without its last stage");
    return Causes.of(
        RunFixtures.runs(SCRATCH.as("scratch"), cut.as("frozen")), "frozen", "scratch");
  }

  @Test
  void theyAreNamedWhereTheArmLacksAccuracy() {
    Cause cause =
        causes(0.8, 0.6, 0.7, 0.75, 0.78, 0.8).found().stream()
            .filter(c -> c.kind() == Cause.Kind.LAYERS_REMOVED)
            .findFirst()
            .orElseThrow();
    assertEquals(-0.1, cause.number(), 1e-12, "0.8 less 0.9");
    assertEquals(
        "its base stands without its last stage, and its validation accuracy is 0.100 below that"
            + " of scratch",
        cause.words());
    assertEquals("frozen, layers put back", cause.suggestion().orElseThrow().newArm());
  }

  @Test
  void elseTheyAreAQuestion() {
    Causes even = causes(0.8, 0.6, 0.7, 0.8, 0.85, 0.9);
    assertEquals(List.of(), even.found());
    assertTrue(even.toString().contains("frozen, layers put back"), even.toString());
  }
}
