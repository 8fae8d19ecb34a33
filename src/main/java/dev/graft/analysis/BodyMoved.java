package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;

/**
 * Whether a fine-tuning is what it began with, since its stated rate hardly moves the base. Its
 * curves are flat then, as at a plateau. A search that finds nothing better than to stand still is
 * an answer, and so is a stop-loss that falls back.
 */
final class BodyMoved {
  /**
   * A base that moved by less of its length answers as it did. Five passes over 50 rows of clothing
   * at AdamW's 1e-4 move one by some 7e-3, at 1e-6 by 7e-5.
   */
  static final double STOOD_STILL = 1e-4;

  private BodyMoved() {}

  static Optional<TrainedOut.Evidence> evidence(List<Run> runs) {
    if (!runs.stream().allMatch(BodyMoved::stoodStill)) {
      return Optional.empty();
    }
    double moved = runs.stream().mapToDouble(BodyMoved::share).average().orElseThrow();
    String words =
        Text.format("moved its base by %.1g of its length, at a rate that was stated", moved);
    return Optional.of(new TrainedOut.Evidence(TrainedOut.Reason.BODY_STOOD_STILL, moved, words));
  }

  private static boolean stoodStill(Run run) {
    double began = run.fact(Fact.PHASE_START_LOSS).orElse(0.0);
    boolean stated = run.fact(Fact.RATES).filter(Rates.FIXED::equals).isPresent();
    return stated
        && !run.fellBack()
        && began >= TrainingWords.NOTHING_LEFT
        && share(run) < STOOD_STILL;
  }

  private static double share(Run run) {
    return run.fact(Fact.PHASE_BODY_MOVED).orElse(Double.POSITIVE_INFINITY);
  }
}
