package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The span of rows beside the space of all weights, in which it lies. */
class RowSpaceTest {
  private static final int CLASSES = 3;
  private static final LabelledFeatures ROWS = LinearFixtures.rows(20, 300, CLASSES, 5);
  private static final Scaling SCALING = new Scaling(ROWS.features());
  private static final RowSpace SPAN = new RowSpace(ROWS.features(), SCALING);
  private static final WholeSpace WHOLE =
      new WholeSpace(new PlainProducts(SCALING.of(ROWS.features())), 300);

  private static Point drawn(long seed) {
    double[] numbers = new Random(seed).doubles(21 * CLASSES, -0.1, 0.1).toArray();
    return SPAN.point(DMatrixRMaj.wrap(21, CLASSES, numbers));
  }

  private static Point inAllWeights(Point point) {
    return WHOLE.point(SPAN.weights(point));
  }

  @Test
  void innerProductsAreThoseOfTheWeights() {
    Point one = drawn(1);
    Point other = drawn(2);
    double expected = inAllWeights(one).dot(inAllWeights(other).coordinates());
    assertEquals(expected, one.dot(other.coordinates()), 1e-9);
    assertEquals(inAllWeights(one).squaredSlopes(), one.squaredSlopes(), 1e-9);
    assertTrue(SPAN.size(one) >= WHOLE.size(inAllWeights(one)));
  }

  @Test
  void scoresAndWhatIsGatheredAreThoseOfTheWeights() {
    Point point = drawn(3);
    double[][] scores = new double[2][];
    DMatrixRMaj own = SPAN.gathered(point, (first, values) -> scores[0] = values.clone());
    DMatrixRMaj whole =
        WHOLE.gathered(inAllWeights(point), (first, values) -> scores[1] = values.clone());
    assertArrayEquals(scores[1], scores[0], 1e-9);
    assertArrayEquals(whole.data, SPAN.weights(SPAN.point(own)).data, 1e-8);
  }

  @Test
  void bothFindTheSameOptimum() {
    CrossEntropy.At one = optimum(SPAN);
    CrossEntropy.At other = optimum(WHOLE);
    assertEquals(other.value(), one.value(), 1e-12);
    assertArrayEquals(WHOLE.weights(other.weights()).data, SPAN.weights(one.weights()).data, 1e-7);
  }

  private static CrossEntropy.At optimum(FeatureSpace space) {
    CrossEntropy objective = new CrossEntropy(space, ROWS.targets(), 0.1);
    return new NewtonMethod(1e-10, 1e-12).minimum(objective, space.origin(CLASSES));
  }
}
