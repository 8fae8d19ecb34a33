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

  private Learned() {}

  /**
   * Whether the rows of these runs are.
   *
   * @param phases the last one of each run
   */
  static boolean by(List<Run> runs, List<LastPhase> phases) {
    return loss(phases) < NATS * evenness(runs);
  }

  /** The same by the mean over rows, however many there are of a class. */
  static boolean onAverage(List<LastPhase> phases) {
    return loss(phases) < NATS;
  }

  private static double loss(List<LastPhase> phases) {
    return phases.stream().mapToDouble(LastPhase::trainingLoss).average().orElseThrow();
  }

  /**
   * Where few are ill among many who are well, naming all of them well has a low loss, and all of
   * it lies in the ill: the smallest class may have lost no more than where all are of one size.
   */
  static double evenness(List<Run> runs) {
    return runs.stream()
        .flatMap(run -> run.fact(Fact.ROWS_TRAINING_EVENNESS).stream())
        .mapToDouble(evenness -> evenness)
        .average()
        .orElse(1);
  }
}
