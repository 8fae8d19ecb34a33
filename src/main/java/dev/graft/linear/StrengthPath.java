package dev.graft.linear;

import dev.graft.linear.StratifiedFolds.Fold;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Places near the optima of some rows at falling strengths, each found from the one before. */
final class StrengthPath {
  private final LogisticRegression regression;
  private final ToDoubleFunction<Point> loss;
  private final int asked;
  private Point place;
  private Point best;

  StrengthPath(Fold fold, Optional<Products.Maker> engine) {
    regression = LogisticRegression.on(fold.learned(), engine);
    loss = regression.loss(fold.asked());
    asked = fold.asked().rows();
    place = regression.origin();
    best = place;
  }

  /** How many rows are asked. */
  int asked() {
    return asked;
  }

  /** Their mean loss at the next strength. */
  double loss(double strength) {
    place = regression.near(strength, place);
    return loss.applyAsDouble(place);
  }

  /** This place is the best so far. */
  void keep() {
    best = place;
  }

  /** The optimum, found from the best place. */
  LinearModel fitAtBest(double strength) {
    return regression.fit(strength, best);
  }
}
