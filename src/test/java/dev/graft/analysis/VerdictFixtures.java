package dev.graft.analysis;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests of Verdict share. */
final class VerdictFixtures {
  private VerdictFixtures() {}

  static List<Run> with(Arm arm, String fact, String value) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(s -> RunFixtures.withRowsMoved(arm.seed(s), 7 * s))
        .map(run -> RunFixtures.with(run, fact, value))
        .toList();
  }
}
