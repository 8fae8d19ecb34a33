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
 * @param updates gradient steps before it
 */
record LastPhase(List<Point> points, long updates) {
  /** In fewer passes there is no last quarter. */
  private static final int LEAST = 3;

  private static final int QUARTER = 4;

  static LastPhase of(Run run) {
    int before = run.earlierPasses();
    long updates =
        run.curve().points().stream()
            .filter(p -> p.passes() <= before)
            .mapToLong(Point::updates)
            .max()
            .orElse(0);
    return new LastPhase(run.lastPhase(), Math.max(0, updates));
  }

  /** Whether there is a last quarter to look at. */
  boolean enough() {
    return points.size() >= LEAST;
  }

  /**
   * What a value gained in the last quarter: along the least-squares line through it, so that one
   * lucky pass is no rise.
   */
  static double rise(List<Point> points, ToDoubleFunction<Point> value) {
    int steps = Math.max(2, points.size() / QUARTER);
    List<Point> last = points.subList(points.size() - steps - 1, points.size());
    double middle = last.stream().mapToDouble(Point::passes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Point point : last) {
      products += (point.passes() - middle) * value.applyAsDouble(point);
      squares += (point.passes() - middle) * (point.passes() - middle);
    }
    return products / squares * (last.get(steps).passes() - last.get(0).passes());
  }

  /** Where the best pass lies, as a share of the phase's passes, in (0, 1]. */
  double best() {
    int best = 0;
    for (int i = 1; i < points.size(); i++) {
      best = points.get(i).validationAccuracy() > points.get(best).validationAccuracy() ? i : best;
    }
    return (best + 1.0) / points.size();
  }

  /** Gradient steps of the phase; below 0 where the run does not say. */
  long steps() {
    long last = points.get(points.size() - 1).updates();
    return last < 0 ? -1 : last - updates;
  }
}
