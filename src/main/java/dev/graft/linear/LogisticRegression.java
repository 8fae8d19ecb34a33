package dev.graft.linear;

import dev.graft.internal.Check;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * Multinomial logistic regression with an L2 penalty on centred features of one scale, to its
 * optimum: mean cross-entropy + (strength / 2) |W|^2, the intercept free. What scikit-learn's
 * LogisticRegression finds with C = 1 / (n strength) on the same features.
 *
 * <p>Means and the scale are those of the rows that are learned from; a feature that is constant
 * there gets weight 0.
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
  private static final long MANY = 1_000_000;

  /** So many times fewer rows than features, and no more of them, are worth finding their span. */
  private static final int FEWER = 2;

  private static final int FEW = 1_000;

  private final Optional<Products.Maker> engine;
  private final Scaling scaling;
  private final FeatureSpace space;
  private final CrossEntropy objective;
  private final double rounding;

  private LogisticRegression(LabelledFeatures rows, Optional<Products.Maker> engine) {
    this.engine = engine;
    scaling = new Scaling(rows.features());
    boolean few = rows.rows() <= FEW && FEWER * rows.rows() <= scaling.features();
    space =
        few
            ? new RowSpace(rows.features(), scaling)
            : new WholeSpace(products(rows), scaling.features());
    rounding = few || !byEngine(rows) ? OF_DOUBLES : OF_FLOATS;
    objective = new CrossEntropy(space, rows.targets(), 1);
  }

  private boolean byEngine(LabelledFeatures rows) {
    return engine.isPresent() && (long) rows.rows() * scaling.features() * rows.classes() >= MANY;
  }

  private Products products(LabelledFeatures rows) {
    Rows scaled = scaling.of(rows.features());
    return byEngine(rows) ? engine.orElseThrow().of(scaled) : new PlainProducts(scaled);
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
    return fit(strength, origin());
  }

  /** The same, found from somewhere near. */
  LinearModel fit(double strength, Point near) {
    Check.positive("strength", strength);
    CrossEntropy.At at =
        new NewtonMethod(TOLERANCE, rounding).minimum(objective.with(strength), near);
    DMatrixRMaj weights = scaling.unfolded(space.weights(at.weights()));
    return new LinearModel(weights, at, scaling.features() - scaling.varying());
  }

  /** No weights. */
  Point origin() {
    return space.origin(objective.classes());
  }

  /** Somewhere near the optimum, found from somewhere else. */
  Point near(double strength, Point from) {
    NewtonMethod roughly = new NewtonMethod(ROUGH * Math.sqrt(strength), rounding);
    return roughly.minimum(objective.with(strength), from).weights();
  }

  /** The mean loss of other rows' labels, as a function of a place. */
  ToDoubleFunction<Point> loss(LabelledFeatures other) {
    Products asked = products(other);
    int classes = other.classes();
    return place -> {
      double[] sum = new double[1];
      asked.scores(
          space.weights(place).data,
          classes,
          (first, scores) -> {
            CrossEntropy.logSoftmax(scores, classes);
            for (int i = 0; i < scores.length / classes; i++) {
              sum[0] -= scores[i * classes + other.labels()[first + i]];
            }
          });
      return sum[0] / other.rows();
    };
  }
}
