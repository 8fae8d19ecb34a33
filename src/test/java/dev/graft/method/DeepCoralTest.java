package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deep CORAL's loss against its formula, on either engine. */
@Tag("engine")
class DeepCoralTest {
  private static final DeepCoral PLAIN = new DeepCoral(1);

  /** C = (X^T X - (1^T X)^T (1^T X) / n) / (n - 1), as the paper's equation 2 writes it. */
  private static double[][] covariance(float[][] x) {
    int d = x[0].length;
    double[][] c = new double[d][d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        double product = 0;
        double sumA = 0;
        double sumB = 0;
        for (float[] row : x) {
          product += (double) row[a] * row[b];
          sumA += row[a];
          sumB += row[b];
        }
        c[a][b] = (product - sumA * sumB / x.length) / (x.length - 1);
      }
    }
    return c;
  }

  private static double plain(Steps.Numbers numbers) {
    double[][] source = covariance(numbers.sourceFeatures());
    double[][] target = covariance(numbers.targetFeatures());
    double squares = 0;
    for (int a = 0; a < source.length; a++) {
      for (int b = 0; b < source.length; b++) {
        squares += Math.pow(source[a][b] - target[a][b], 2);
      }
    }
    return squares / (4.0 * source.length * source.length);
  }

  @Test
  void workedByHand() {
    // source (0, 0), (2, 0): C = [[2, 0], [0, 0]]; target (0, 0), (0, 2), (0, 4): [[0, 0], [0, 4]]
    // squares of the difference: 4 + 16 = 20; over 4 x 2^2 = 16
    float[][] none = {{0, 0}, {0, 0}, {0, 0}};
    Steps.Numbers numbers =
        new Steps.Numbers(
            new float[][] {{0, 0}, {2, 0}},
            new float[][] {{0, 0}, {0, 0}},
            new float[][] {{0, 0}, {0, 2}, {0, 4}},
            none);
    assertEquals(20.0 / 16, Steps.of(PLAIN, numbers).loss(), 1e-6);
    assertEquals(100 * 20.0 / 16, Steps.of(new DeepCoral(100), numbers).loss(), 1e-3);
  }

  @Test
  void asTheFormulaInPlainJava() {
    for (long seed = 1; seed <= 5; seed++) {
      Steps.Numbers numbers = Steps.random(seed, 7, 4, 3);
      assertEquals(plain(numbers), Steps.of(PLAIN, numbers).loss(), 1e-5);
    }
  }

  @Test
  void aWeightOfTwoIsARowThatStandsTwice() {
    // weighted and repeated means agree; the divisors differ: 1 - sum v^2 against (n - 1) / n
    Steps.Numbers numbers = Steps.random(3, 4, 3, 2);
    float[] weights = {2, 1, 1, 0};
    double[][] target = covariance(numbers.targetFeatures());
    float[][] x = numbers.sourceFeatures();
    double[][] repeated = covariance(new float[][] {x[0], x[0], x[1], x[2]});
    double divisor = 1 - (0.25 + 0.0625 + 0.0625);
    double squares = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        squares += Math.pow(repeated[a][b] * 3 / 4 / divisor - target[a][b], 2);
      }
    }
    assertEquals(squares / 36, Steps.of(PLAIN, numbers, weights, 0).loss(), 1e-5);
  }

  @Test
  void itsGradientIsItsSlope() {
    Steps.Numbers numbers = Steps.random(4, 5, 3, 2);
    assertEquals(0, Steps.gradientGap(PLAIN, numbers, Steps.ones(5), 0), 2e-3);
    float[] weights = {1, 0.5f, 0.2f, 0, 1};
    assertEquals(0, Steps.gradientGap(PLAIN, numbers, weights, 0), 2e-3);
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "weight (0.0) must be a number above 0",
        assertThrows(IllegalArgumentException.class, () -> new DeepCoral(0)).getMessage());
    assertEquals("deep CORAL, weight 10.0", DeepCoral.withDefaults().toString());
  }
}
