package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SameGroundTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void refusesOtherGround() {
    for (String fact : List.of("split", "data.hash")) {
      List<Run> other =
          TUNED.seeds(2).stream().map(r -> RunFixtures.with(r, fact, "0123456789")).toList();
      String words = fact.equals("split") ? "split" : "data";
      String known = fact.equals("split") ? "5011f00d" : "da7ada7a";
      assertSays(
          words
              + " of arm 'fine-tuned' (01234567) must be that of arm 'scratch' ("
              + known
              + "): only runs on the same rows are compared; run both on one split",
          () -> Comparison.of(runs(SCRATCH.seeds(2), other)));
    }
  }
}
