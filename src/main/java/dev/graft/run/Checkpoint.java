package dev.graft.run;

import java.util.List;

/**
 * How far an unfinished run has come, at the end of a pass.
 *
 * @param key of the run
 * @param madeWith library, engine and processor: only with the same does the run go on, bit for
 *     bit, as one that was never stopped
 * @param pass the last one that ended, of the run's own phase
 * @param points the curve so far
 * @param scores by which passes are chosen, one for each point
 * @param best index of the best of its points, -1 before there is one
 * @param updates gradient steps so far
 * @param seconds training time so far
 * @param drawn how many random numbers dropout took
 */
public record Checkpoint(
    String key,
    String madeWith,
    int pass,
    List<Point> points,
    List<Double> scores,
    int best,
    long updates,
    double seconds,
    long drawn) {
  /** Copies the lists; checkpoints of earlier versions have no scores but the accuracies. */
  public Checkpoint {
    points = List.copyOf(points);
    scores =
        scores == null
            ? points.stream().map(Point::validationAccuracy).toList()
            : List.copyOf(scores);
  }
}
