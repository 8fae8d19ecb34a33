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
      new CrossEntropy(Products.plain(rows().data, 7, 5), targets(), 0.3);

  private DMatrixRMaj matrix(int rows, int columns) {
    return RandomMatrices_DDRM.rectangle(rows, columns, -1, 1, random);
  }

  private DMatrixRMaj rows() {
    DMatrixRMaj rows = matrix(7, 5);
    for (int i = 0; i < 7; i++) {
      rows.set(i, 4, 1);
    }
    return rows;
  }

  /** Spread over classes, and rows of different weight. */
  private DMatrixRMaj targets() {
    return RandomMatrices_DDRM.rectangle(7, 3, 0, 2, random);
  }

  private DMatrixRMaj moved(int k, double step) {
    DMatrixRMaj moved = weights.copy();
    moved.data[k] += step;
    return moved;
  }

  @Test
  void theGradientIsThatOfTheValue() {
    CrossEntropy.At at = objective.at(weights);
    for (int k = 0; k < weights.getNumElements(); k++) {
      double up = objective.at(moved(k, STEP)).value();
      double down = objective.at(moved(k, -STEP)).value();
      assertEquals((up - down) / (2 * STEP), at.gradient().data[k], 1e-8, "weight " + k);
    }
  }

  @Test
  void theCurvatureIsThatOfTheGradient() {
    DMatrixRMaj direction = matrix(5, 3);
    DMatrixRMaj found = objective.curvature(objective.at(weights), direction);
    DMatrixRMaj up = weights.copy();
    CommonOps_DDRM.addEquals(up, STEP, direction);
    DMatrixRMaj down = weights.copy();
    CommonOps_DDRM.addEquals(down, -STEP, direction);
    DMatrixRMaj after = objective.at(up).gradient();
    DMatrixRMaj before = objective.at(down).gradient();
    for (int k = 0; k < found.getNumElements(); k++) {
      assertEquals((after.data[k] - before.data[k]) / (2 * STEP), found.data[k], 1e-8);
    }
  }

  @Test
  void thePenaltyLeavesTheInterceptAlone() {
    DMatrixRMaj intercepts = new DMatrixRMaj(5, 3);
    intercepts.set(4, 1, 100);
    assertEquals(
        objective.with(5).at(intercepts).value(), objective.with(0.1).at(intercepts).value());
  }

  @Test
  void scoresOfAnySizeHaveAFiniteLoss() {
    DMatrixRMaj far = new DMatrixRMaj(new double[][] {{1e5, -1e5, 0}});
    CrossEntropy.logSoftmax(far);
    assertEquals(0, far.data[0]);
    assertEquals(-2e5, far.data[1]);
  }
}
