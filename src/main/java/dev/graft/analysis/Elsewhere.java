package dev.graft.analysis;

import dev.graft.run.Fact;
import dev.graft.run.Run;

/** Whether runs were made by something else than Graft. */
final class Elsewhere {
  private Elsewhere() {}

  /**
   * Whether a run was read from a table that Graft did not write: its lines need not be all passes,
   * and what it says of its rates was said by hand. Graft's own runs say on which Java they ran.
   */
  static boolean made(Run run) {
    return run.states(Fact.RESULTS) && !run.states(Fact.JAVA);
  }
}
