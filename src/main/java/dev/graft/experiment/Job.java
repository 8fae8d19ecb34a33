package dev.graft.experiment;

import dev.graft.internal.Text;
import dev.graft.training.Plan;

/**
 * A run to be computed.
 *
 * @param arm the arm that it is for
 * @param plan what is computed
 * @param purpose what it is for
 */
record Job(Arm arm, Plan plan, Purpose purpose) {
  /** What runs are for. */
  enum Purpose {
    /** For the comparison. */
    RESULT,
    /** To find a rate. */
    SEARCH
  }

  String label() {
    return purpose == Purpose.RESULT
        ? Text.format("%s, seed %d", arm.name(), plan.seed())
        : Text.format("%s, search for its rate", arm.name());
  }

  /** Search runs continue a stored run, and so compute their last phase alone. */
  int passes() {
    return purpose == Purpose.RESULT ? plan.passes() : plan.recipe().lastPhase().passes();
  }
}
