package dev.graft.analysis;

import dev.graft.internal.Tolerance;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.List;

/**
 * The points of one run's learning curve that have a validation accuracy, and what is read off
 * them.
 */
record Trajectory(List<Point> points) {
  /** Of a curve's trained points, the share at its end that stands for what it settles on. */
  private static final int LAST = 4;

  /** Of the time that two curves share, the share at its start that is called early. */
  private static final int EARLY = 4;

  /** A slope through two points would be one point's noise. */
  private static final int FEWEST_FOR_A_SLOPE = 3;

  static Trajectory of(Run run) {
    return new Trajectory(
        run.curve().points().stream()
            .filter(point -> Double.isFinite(point.validationAccuracy()))
            .toList());
  }

  /** Whether the curve has a point after training and says when. */
  boolean tells(Clock clock) {
    return !points.isEmpty() && end(clock) > 0;
  }

  double start(Clock clock) {
    return clock.of(points.get(0));
  }

  double end(Clock clock) {
    return clock.of(points.get(points.size() - 1));
  }

  /** The accuracy before any gradient step; NaN where the curve begins later. */
  double jumpstart() {
    boolean untrained = !points.isEmpty() && points.get(0).passes() == 0;
    return untrained ? points.get(0).validationAccuracy() : Double.NaN;
  }

  private List<Point> trained() {
    return points.stream().filter(point -> point.passes() > 0).toList();
  }

  /** A solved head has no passes. */
  private List<Point> solved() {
    return points.stream().filter(point -> Double.isFinite(point.trainingLoss())).toList();
  }

  /** The mean accuracy of the last quarter of the trained points; NaN without one. */
  double asymptote() {
    List<Point> trained = trained().isEmpty() ? solved() : trained();
    int last = Math.max(1, trained.size() / LAST);
    return trained.stream()
        .skip(Math.max(0, trained.size() - last))
        .mapToDouble(Point::validationAccuracy)
        .average()
        .orElse(Double.NaN);
  }

  /** The least-squares slope by a clock over the first quarter of the horizon; NaN without one. */
  double slope(double horizon, Clock clock) {
    List<Point> trained = trained();
    long within = trained.stream().filter(p -> clock.of(p) <= horizon / EARLY).count();
    List<Point> early = trained.stream().limit(Math.max(FEWEST_FOR_A_SLOPE, within)).toList();
    if (early.size() < FEWEST_FOR_A_SLOPE) {
      return Double.NaN;
    }
    double x = early.stream().mapToDouble(clock::of).average().orElseThrow();
    double y = early.stream().mapToDouble(Point::validationAccuracy).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Point point : early) {
      products += (clock.of(point) - x) * (point.validationAccuracy() - y);
      squares += (clock.of(point) - x) * (clock.of(point) - x);
    }
    return squares == 0 ? Double.NaN : products / squares;
  }

  /** The area under the curve between two times by a clock, by trapezoids. */
  double area(double from, double to, Clock clock) {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      double left = Math.max(from, clock.of(points.get(i - 1)));
      double right = Math.min(to, clock.of(points.get(i)));
      if (right > left) {
        area += (right - left) * (between(i, left, clock) + between(i, right, clock)) / 2;
      }
    }
    return area;
  }

  private double between(int i, double time, Clock clock) {
    Point before = points.get(i - 1);
    Point after = points.get(i);
    double share = (time - clock.of(before)) / (clock.of(after) - clock.of(before));
    return before.validationAccuracy()
        + share * (after.validationAccuracy() - before.validationAccuracy());
  }

  /** When the curve first stands at the threshold or above; infinite where it never does. */
  double reaches(double threshold, Clock clock) {
    return points.stream()
        .filter(point -> Tolerance.atLeast(point.validationAccuracy(), threshold))
        .mapToDouble(clock::of)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
