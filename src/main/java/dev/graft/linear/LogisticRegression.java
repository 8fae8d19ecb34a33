package dev.graft.linear;

import dev.graft.internal.Check;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Multinomial logistic regression with an L2 penalty on standardised features, to its optimum: mean
 * cross-entropy + (strength / 2) |W|^2, the intercept free. What scikit-learn's LogisticRegression
 * finds with C = 1 / (n strength) behind a StandardScaler.
 *
 * <p>Standardisation is by the rows that are learned from; a feature that is constant there gets
 * weight 0.
 *
 * <p>Source: Kornblith, Shlens &amp; Le 2019, "Do better ImageNet models transfer better?" (the
 * frozen base under such a model); Lin, Weng &amp; Keerthi 2008 (how it is found).
 */
public final class LogisticRegression {
  /** No component of the gradient is larger at what counts as the optimum. */
  public static final double TOLERANCE = 1e-9;

  /**
   * Times the root of the strength: with a gradient g the objective is at most |g|^2 / (2 strength)
   * above its optimum, which is then some 1e-5 nats.
   */
  private static final double ROUGH = 1.5e-4;

  private static final double OF_DOUBLES = 1e-12;
  private static final double OF_FLOATS = 1e-6;

  /** Multiplications per product from which on an engine is quicker. */
  private static final long MANY = 400_000;

  private final FeatureSpace space;
  private final CrossEntropy objective;
  private final double rounding;
  private final int features;
  private DMatrixRMaj warm;

  private LogisticRegression(LabelledFeatures rows, Optional<Products.Maker> engine) {
    space = FeatureSpace.of(rows.features());
    DMatrixRMaj places = space.places(rows.features());
    boolean many = (long) places.getNumElements() * rows.classes() >= MANY && engine.isPresent();
    Products.Maker maker = many ? engine.orElseThrow() : Products::plain;
    rounding = many ? OF_FLOATS : OF_DOUBLES;
    Products products = maker.of(places.data, places.numRows, places.numCols);
    objective = new CrossEntropy(products, new DMatrixRMaj(rows.targets()), 1);
    features = rows.features()[0].length;
    warm = new DMatrixRMaj(places.numCols, rows.classes());
  }

  /**
   * The regression of some rows.
   *
   * @throws IllegalArgumentException where a class has no row
   */
  public static LogisticRegression on(LabelledFeatures rows) {
    return on(rows, Optional.empty());
  }

  /** The same with an engine's products, where there is much to multiply. */
  public static LogisticRegression on(LabelledFeatures rows, Optional<Products.Maker> engine) {
    int present = rows.present().size();
    Check.that(
        present == rows.classes(),
        "%d rows of %d classes must be at least 1 per class; take more rows, or only the classes"
            + " that have some",
        rows.rows(),
        rows.classes());
    return new LogisticRegression(rows, engine);
  }

  /**
   * The optimum.
   *
   * @param strength of the penalty, above 0
   */
  public LinearModel fit(double strength) {
    Check.positive("strength", strength);
    CrossEntropy wanted = objective.with(strength);
    DMatrixRMaj zero = new DMatrixRMaj(warm.numRows, warm.numCols);
    CrossEntropy.At at = new NewtonMethod(TOLERANCE, rounding).minimum(wanted, zero);
    return new LinearModel(space.unfolded(at.weights()), at, features - space.varying());
  }

  /**
   * The mean loss of other rows' labels near the optimum, as a function of the strength; each is
   * found from the one before.
   */
  DoubleUnaryOperator roughLosses(LabelledFeatures other) {
    DMatrixRMaj asked = space.places(other.features());
    return strength -> {
      NewtonMethod roughly = new NewtonMethod(ROUGH * Math.sqrt(strength), rounding);
      warm = roughly.minimum(objective.with(strength), warm).weights();
      DMatrixRMaj scores = CommonOps_DDRM.mult(asked, warm, null);
      CrossEntropy.logSoftmax(scores);
      double sum = 0;
      for (int i = 0; i < scores.numRows; i++) {
        sum -= scores.get(i, other.labels()[i]);
      }
      return sum / scores.numRows;
    };
  }
}
