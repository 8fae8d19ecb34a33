package dev.graft.run;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;

/**
 * A learning curve. Its first point, at 0 passes, is the jumpstart: the nearest class mean on the
 * untrained network's features, before any gradient step.
 *
 * @param points in the order of training
 * @param chosen index of the point whose weights the run kept: the best on validation
 */
public record Curve(List<Point> points, int chosen) implements Shown {
  /** Copies the points. */
  public Curve {
    points = List.copyOf(points);
  }

  /** The point whose weights the run kept. */
  public Point best() {
    return points.get(chosen);
  }

  /** The last point. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  @Override
  public String toString() {
    return Text.format(
        "curve of %d points, validation accuracy %.3f at pass %.0f of %.0f",
        points.size(), best().validationAccuracy(), best().passes(), last().passes());
  }
}
