package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArmSummaryTest {
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Comparison compare(Runs runs) {
    return Comparison.of(runs).against("scratch");
  }

  @Test
  void summarisesTheArms() {
    ArmSummary tuned = compare(RunFixtures.threeArms(3)).summaries().get(2);
    List<Run> all = TUNED.seeds(3);
    double mean = all.stream().mapToDouble(run -> run.test().accuracy()).average().orElseThrow();
    assertEquals("fine-tuned", tuned.arm());
    assertEquals(mean, tuned.accuracy(), 1e-12);
    assertEquals(
        all.stream().mapToDouble(r -> r.curve().points().get(0).validationAccuracy()).sum() / 3,
        tuned.jumpstart(),
        1e-12);
    assertEquals(20, tuned.cost().passes());
    assertEquals(200, tuned.cost().updates());
    assertEquals(12_345, tuned.cost().trainedParameters());
    assertTrue(tuned.deviation() > 0);
  }
}
