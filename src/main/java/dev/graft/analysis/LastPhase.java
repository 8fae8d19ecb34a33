package dev.graft.analysis;

import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The part of a learning curve that the last phase of a recipe made. A fine-tuning's curve holds
 * the points of what it goes on from too.
 *
 * @param points of the last phase, in the order of training
 * @param scores by which one of them was chosen
 */
record LastPhase(List<Point> points, List<Double> scores) {
  /** In fewer passes there is no last part. */
  private static final int LEAST = 3;

  private static final int HALF = 2;
  private static final int QUARTER = 4;

  static LastPhase of(Run run) {
    List<Point> points = run.lastPhase();
    List<Double> scores = run.monitored();
    return new LastPhase(points, scores.subList(scores.size() - points.size(), scores.size()));
  }

  /** Whether there is a last part to look at. */
  boolean enough() {
    return points.size() >= LEAST;
  }

  /** What a value gained in the last quarter: see {@link #riseInHalf}. */
  static double rise(List<Point> points, ToDoubleFunction<Point> value) {
    List<Point> last = end(points, points.size(), QUARTER);
    return line(last, last.stream().map(value::applyAsDouble).toList());
  }

  /**
   * What a value gained in the last half: along the least-squares line through it, so that one
   * lucky pass is no rise.
   */
  double riseInHalf(ToDoubleFunction<Point> value) {
    List<Point> last = end(points, points.size(), HALF);
    return line(last, last.stream().map(value::applyAsDouble).toList());
  }

  /** The same of the score by which the passes were chosen. */
  double scoreInHalf() {
    return line(end(points, points.size(), HALF), end(scores, points.size(), HALF));
  }

  private static <T> List<T> end(List<T> all, int passes, int part) {
    return all.subList(passes - 1 - Math.max(2, passes / part), passes);
  }

  private static double line(List<Point> points, List<Double> values) {
    double middle = points.stream().mapToDouble(Point::passes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      products += (point.passes() - middle) * values.get(i);
      squares += (point.passes() - middle) * (point.passes() - middle);
    }
    double passes = points.get(points.size() - 1).passes() - points.get(0).passes();
    return products / squares * passes;
  }

  /** Of the last pass, in nats; NaN where the run does not say. */
  double trainingLoss() {
    return points.get(points.size() - 1).trainingLoss();
  }

  /**
   * Where the best pass lies, as a share of the phase's passes, in (0, 1]; of a score that never
   * moved, as of a head that names the largest class to the end, at the last.
   */
  double best() {
    int best = scores.stream().distinct().count() == 1 ? points.size() - 1 : 0;
    for (int i = 1; i < points.size(); i++) {
      best = scores.get(i) > scores.get(best) ? i : best;
    }
    return (best + 1.0) / points.size();
  }
}
