package dev.graft.linear;

import dev.graft.linear.CrossEntropy.At;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Newton's method, whose steps conjugate gradients find as exactly as they are worth (Dembo &amp;
 * Steihaug 1983; for logistic regression Lin, Weng &amp; Keerthi 2008). The objective is convex, so
 * that it ends at the one optimum wherever it starts.
 *
 * @param tolerance it ends where no component of the gradient is larger
 * @param rounding by how much of itself a value may be wrong: near the optimum a step changes it by
 *     less, and is taken where the gradient shrinks
 */
record NewtonMethod(double tolerance, double rounding) {
  private static final int MOST_STEPS = 200;
  private static final int MOST_PRODUCTS = 500;
  private static final int MOST_HALVINGS = 40;
  private static final double SUFFICIENT = 1e-4;

  /** The optimum, or where no step is an improvement any more that numbers can hold. */
  At minimum(CrossEntropy objective, Point start) {
    At at = objective.at(start);
    for (int step = 0; step < MOST_STEPS && at.steepness() > goal(at); step++) {
      At next = lower(objective, at, direction(objective, at));
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** The gradient has about one digit more than the value. */
  private double goal(At at) {
    return Math.max(tolerance, rounding / 10 * at.value());
  }

  /** Half of the step for so long as it does not go down enough. */
  private At lower(CrossEntropy objective, At at, Point direction) {
    double slope = direction.dot(at.gradient().coordinates());
    double length = 1;
    for (int i = 0; i < MOST_HALVINGS; i++, length /= 2) {
      At next = objective.at(at.weights().moved(length, direction));
      boolean nearer =
          next.value() <= at.value() * (1 + rounding) && next.steepness() < at.steepness();
      if (next.value() < at.value() + SUFFICIENT * length * slope || length == 1 && nearer) {
        return next;
      }
    }
    return at;
  }

  private static Point direction(CrossEntropy objective, At at) {
    Point residual = at.gradient().copy();
    residual.scale(-1);
    Point search = residual.copy();
    Point direction = residual.copy();
    direction.scale(0);
    double square = residual.dot(residual.coordinates());
    double goal = square * Math.min(0.01, Math.sqrt(square));
    for (int i = 0; i < MOST_PRODUCTS && square > goal; i++) {
      DMatrixRMaj bent = objective.curvature(at, search);
      double length = square / search.dot(bent);
      direction.move(length, search);
      CommonOps_DDRM.addEquals(residual.coordinates(), -length, bent);
      residual = objective.point(residual.coordinates());
      double next = residual.dot(residual.coordinates());
      search.scale(next / square);
      search.move(1, residual);
      square = next;
    }
    return direction;
  }
}
