package dev.graft.analysis;

import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.List;

/**
 * Whether training rows are learned, so that more passes make answers surer, not righter: by the
 * mean training loss at the end, in nats.
 */
final class Learned {
  /**
   * With a training loss below this a training row's class has a probability of two thirds (the
   * geometric mean): it is the answer, whatever the number of classes.
   */
  static final double NATS = 0.4;

  /**
   * And below this share of the loss of the classes' shares: where few are ill among many who are
   * well, that of naming the well lies below 0.4 nats. Two classes of one size have 0.69 nats, of
   * which this is 0.42, so that it binds where sizes differ.
   */
  static final double SHARE = 0.6;

  private Learned() {}

  /**
   * Whether the rows of these runs are.
   *
   * @param phases the last one of each run
   */
  static boolean by(List<Run> runs, List<LastPhase> phases) {
    double loss = phases.stream().mapToDouble(LastPhase::trainingLoss).average().orElseThrow();
    double guessing =
        runs.stream()
            .flatMap(run -> run.fact(Fact.ROWS_TRAINING_ENTROPY).stream())
            .mapToDouble(entropy -> entropy)
            .average()
            .orElse(Double.POSITIVE_INFINITY);
    return loss < Math.min(NATS, SHARE * guessing);
  }
}
