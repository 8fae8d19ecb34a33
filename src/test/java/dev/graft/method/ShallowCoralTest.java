package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whitening and colouring against the formula and a second way to matrix roots. */
class ShallowCoralTest {
  @Test
  void workedByHandInOneDimension() {
    // source 0, 2: mean 1, variance 2; target 0, 3, 6: mean 3, variance 9; ridge 1:
    // 4 becomes 3 + (4 - 1) sqrt(10 / 3)
    UnaryOperator<float[]> change =
        ShallowCoral.withDefaults().change(new float[][] {{0}, {2}}, new float[][] {{0}, {3}, {6}});
    assertEquals(3 + 3 * Math.sqrt(10.0 / 3), change.apply(new float[] {4})[0], 1e-5);
    assertEquals(3, change.apply(new float[] {1})[0], 1e-6);
  }

  @Test
  void asPlainJavaDoesItWithMoreAndWithFewerRowsThanFeatures() {
    for (int rows : new int[] {9, 3}) {
      Steps.Numbers numbers = Steps.random(rows, rows, 4, 2);
      float[][] source = numbers.sourceFeatures();
      float[][] target = numbers.targetFeatures();
      UnaryOperator<float[]> change = new ShallowCoral(0.5).change(source, target);
      double[][] white = inverse(root(covariance(source, 0.5)));
      double[][] colour = root(covariance(target, 0.5));
      double[][] both = product(colour, white);
      float[] row = {0.4f, -1, 2, 0.1f};
      float[] expected = new float[4];
      for (int i = 0; i < 4; i++) {
        double sum = mean(target)[i];
        for (int k = 0; k < 4; k++) {
          sum += both[i][k] * (row[k] - mean(source)[k]);
        }
        expected[i] = (float) sum;
      }
      assertArrayEquals(expected, change.apply(row), 1e-4f, rows + " rows");
    }
  }

  @Test
  void equalDomainsChangeNothing() {
    float[][] rows = Steps.random(1, 6, 3, 2).sourceFeatures();
    assertArrayEquals(
        rows[2], ShallowCoral.withDefaults().change(rows, rows).apply(rows[2]), 1e-5f);
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "ridge (-1.0) must be a number above 0",
        assertThrows(IllegalArgumentException.class, () -> new ShallowCoral(-1)).getMessage());
  }

  private static double[] mean(float[][] rows) {
    double[] mean = new double[rows[0].length];
    for (float[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  private static double[][] covariance(float[][] rows, double ridge) {
    double[] mean = mean(rows);
    double[][] c = new double[mean.length][mean.length];
    for (int a = 0; a < mean.length; a++) {
      for (int b = 0; b < mean.length; b++) {
        for (float[] row : rows) {
          c[a][b] += (row[a] - mean[a]) * (row[b] - mean[b]) / (rows.length - 1);
        }
      }
      c[a][a] += ridge;
    }
    return c;
  }

  /** The symmetric root by Denman and Beavers: Y = (Y + Z^-1) / 2, Z = (Z + Y^-1) / 2. */
  private static double[][] root(double[][] c) {
    double[][] y = c;
    double[][] z = new double[c.length][c.length];
    for (int i = 0; i < c.length; i++) {
      z[i][i] = 1;
    }
    for (int step = 0; step < 40; step++) {
      double[][] next = half(y, inverse(z));
      z = half(z, inverse(y));
      y = next;
    }
    return y;
  }

  private static double[][] half(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        sum[i][k] = (a[i][k] + b[i][k]) / 2;
      }
    }
    return sum;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        for (int j = 0; j < a.length; j++) {
          product[i][k] += a[i][j] * b[j][k];
        }
      }
    }
    return product;
  }

  /** Gauss and Jordan, for positive definite matrices without exchange of rows. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] left = new double[n][];
    double[][] right = new double[n][n];
    for (int i = 0; i < n; i++) {
      left[i] = matrix[i].clone();
      right[i][i] = 1;
    }
    for (int pivot = 0; pivot < n; pivot++) {
      double value = left[pivot][pivot];
      for (int k = 0; k < n; k++) {
        left[pivot][k] /= value;
        right[pivot][k] /= value;
      }
      for (int i = 0; i < n; i++) {
        double factor = i == pivot ? 0 : left[i][pivot];
        for (int k = 0; k < n; k++) {
          left[i][k] -= factor * left[pivot][k];
          right[i][k] -= factor * right[pivot][k];
        }
      }
    }
    return right;
  }
}
