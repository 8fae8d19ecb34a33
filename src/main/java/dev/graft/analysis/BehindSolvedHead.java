package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.stats.Estimate;
import dev.graft.stats.SeedInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a fine-tuning that goes on from a solved head was ended while it still gained. The
 * training rows are learned where it begins, so that their loss says nothing; what it gains is
 * little and slow, so that the answers on the validation rows seldom say it clearly. But the head's
 * penalty was chosen by the validation loss, the answers are as sure as they should be, and a loss
 * that falls from there on falls by better features.
 */
final class BehindSolvedHead {
  /** A fall of the validation loss over the last half that is worth more training, in nats. */
  static final double FALL = 0.025;

  private BehindSolvedHead() {}

  /**
   * What speaks against their being trained out.
   *
   * @param phases the last ones that have enough passes
   */
  static Optional<TrainedOut.Evidence> evidence(List<Run> runs, List<LastPhase> phases) {
    boolean behind = runs.stream().allMatch(run -> run.states(Fact.SOLVER));
    if (!behind || phases.size() < 2) {
      return Optional.empty();
    }
    double[] falls =
        phases.stream().mapToDouble(phase -> -phase.riseInHalf(Point::validationLoss)).toArray();
    if (!Arrays.stream(falls).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    Estimate fall = SeedInterval.withDefaults().estimate(falls);
    return Tolerance.atLeast(fall.mean(), FALL) && TrainingEvidence.clear(fall)
        ? Optional.of(
            new TrainedOut.Evidence(
                TrainedOut.Reason.VALIDATION_LOSS_FALLING,
                fall.mean(),
                Text.format(
                    "lowered its validation loss still, by %.3f in the last half of its passes",
                    fall.mean())))
        : Optional.empty();
  }
}
