package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  private static final double STEP = 1e-6;

  private final Random random = new Random(1);
  private final DMatrixRMaj weights = matrix(5, 3);
  private final CrossEntropy objective =
      new CrossEntropy(new WholeSpace(new PlainProducts(rows()), 4), targets(), 0.3);

  private DMatrixRMaj matrix(int rows, int columns) {
    return RandomMatrices_DDRM.rectangle(rows, columns, -1, 1, random);
  }

  /** Made rows, behind each a 1. */
  private Rows rows() {
    DMatrixRMaj rows = matrix(7, 4);
    return new Rows() {
      @Override
      public int number() {
        return 7;
      }

      @Override
      public int length() {
        return 5;
      }

      @Override
      public void read(int row, double[] to) {
        System.arraycopy(rows.data, 4 * row, to, 0, 4);
        to[4] = 1;
      }
    };
  }

  private CrossEntropy.At at(DMatrixRMaj coordinates) {
    return objective.at(objective.point(coordinates));
  }

  /** Spread over classes, and rows of different weight. */
  private double[][] targets() {
    return random
        .doubles(7)
        .mapToObj(i -> random.doubles(3, 0, 2).toArray())
        .toArray(double[][]::new);
  }

  private DMatrixRMaj moved(int k, double step) {
    DMatrixRMaj moved = weights.copy();
    moved.data[k] += step;
    return moved;
  }

  @Test
  void theGradientIsThatOfTheValue() {
    CrossEntropy.At at = at(weights);
    for (int k = 0; k < weights.getNumElements(); k++) {
      double up = at(moved(k, STEP)).value();
      double down = at(moved(k, -STEP)).value();
      assertEquals(
          (up - down) / (2 * STEP), at.gradient().coordinates().data[k], 1e-8, "weight " + k);
    }
  }

  @Test
  void theCurvatureIsThatOfTheGradient() {
    DMatrixRMaj direction = matrix(5, 3);
    DMatrixRMaj found = objective.curvature(at(weights), objective.point(direction));
    DMatrixRMaj up = weights.copy();
    CommonOps_DDRM.addEquals(up, STEP, direction);
    DMatrixRMaj down = weights.copy();
    CommonOps_DDRM.addEquals(down, -STEP, direction);
    DMatrixRMaj after = at(up).gradient().coordinates();
    DMatrixRMaj before = at(down).gradient().coordinates();
    for (int k = 0; k < found.getNumElements(); k++) {
      assertEquals((after.data[k] - before.data[k]) / (2 * STEP), found.data[k], 1e-8);
    }
  }

  @Test
  void thePenaltyLeavesTheInterceptAlone() {
    DMatrixRMaj intercepts = new DMatrixRMaj(5, 3);
    intercepts.set(4, 1, 100);
    Point place = objective.point(intercepts);
    assertEquals(objective.with(5).at(place).value(), objective.with(0.1).at(place).value());
  }

  @Test
  void scoresOfAnySizeHaveAFiniteLoss() {
    double[] far = {1e5, -1e5, 0};
    CrossEntropy.logSoftmax(far, 3);
    assertEquals(0, far[0]);
    assertEquals(-2e5, far[1]);
  }
}
