package dev.graft.experiment;

import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.training.Plan;

/**
 * A stored run with what its data says of itself now. A run states what it said when it was
 * trained, and no note enters a key: one may have been answered since, or have come with a later
 * version.
 */
final class Restated {
  private Restated() {}

  static Run of(Run run, Plan plan) {
    return plan.split()
        .data()
        .noted()
        .map(notes -> run.withFact(Fact.DATA_NOTES, notes))
        .orElse(run);
  }
}
