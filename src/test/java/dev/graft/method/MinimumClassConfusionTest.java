package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Class confusion against its formula, on either engine. */
@Tag("engine")
class MinimumClassConfusionTest {
  private static double plain(float[][] scores, double temperature) {
    int rows = scores.length;
    int classes = scores[0].length;
    double[][] p = new double[rows][];
    double[] weights = new double[rows];
    double total = 0;
    for (int i = 0; i < rows; i++) {
      p[i] = EntropyMinimisationTest.softmax(scores[i], temperature);
      double entropy = 0;
      for (double share : p[i]) {
        entropy -= share * Math.log(share);
      }
      weights[i] = 1 + Math.exp(-entropy);
      total += weights[i];
    }
    double confusion = 0;
    for (int c = 0; c < classes; c++) {
      double sum = 0;
      double others = 0;
      for (int d = 0; d < classes; d++) {
        double together = 0;
        for (int i = 0; i < rows; i++) {
          together += rows * weights[i] / total * p[i][c] * p[i][d];
        }
        sum += together;
        others += c == d ? 0 : together;
      }
      confusion += others / sum / classes;
    }
    return confusion;
  }

  private static double loss(MinimumClassConfusion method, float[][] scores) {
    return Steps.of(method, new Steps.Numbers(scores, scores, scores, scores)).loss();
  }

  @Test
  void workedByHand() {
    // guesses among 3 classes: every entry of C is equal, so two thirds lie beside the diagonal
    assertEquals(2 / 3.0, loss(new MinimumClassConfusion(1, 2.5), new float[3][3]), 1e-6);
    // one row, p = (1/4, 3/4): C = p p^T, its rows over their sums are p: (3/4 + 1/4) / 2
    float[][] row = {{0, (float) Math.log(3)}};
    assertEquals(0.5, loss(new MinimumClassConfusion(1, 1), row), 1e-6);
    // two certain rows of different classes
    assertEquals(
        0, loss(MinimumClassConfusion.withDefaults(), new float[][] {{90, 0}, {0, 90}}), 1e-6);
  }

  @Test
  void asTheFormulaInPlainJava() {
    for (long seed = 1; seed <= 4; seed++) {
      float[][] scores = Steps.random(seed, 6, 2, 4).targetScores();
      assertEquals(plain(scores, 2.5), loss(MinimumClassConfusion.withDefaults(), scores), 1e-6);
      assertEquals(2 * plain(scores, 1), loss(new MinimumClassConfusion(2, 1), scores), 1e-6);
    }
  }

  @Test
  void aClassThatNoRowHasIsNoDivisionByZero() {
    float[][] scores = {{200, 0, -200}, {0, 200, -200}};
    assertEquals(0, loss(new MinimumClassConfusion(1, 1), scores), 1e-6);
  }

  @Test
  void itsGradientIsTheSlopeUnderFixedWeights() {
    // rows that are each other with classes 0 and 1 exchanged have one entropy, and so weights of 1
    // however both are moved
    float[] row = {0.3f, -0.2f, 1};
    float[][] scores = exchanged(row);
    Steps.Numbers numbers = new Steps.Numbers(scores, scores, scores, scores);
    float[] slopes = Steps.of(new MinimumClassConfusion(1, 1), numbers).gradients()[3];
    int[] places = {1, 0, 2};
    for (int c = 0; c < 3; c++) {
      float[] more = row.clone();
      more[c] += 1e-3f;
      float[] less = row.clone();
      less[c] -= 1e-3f;
      double slope = (plain(exchanged(more), 1) - plain(exchanged(less), 1)) / 2e-3;
      assertEquals(slope, slopes[c] + slopes[3 + places[c]], 1e-4);
      assertTrue(Math.abs(slope) > 1e-3, "slope " + slope);
    }
  }

  private static float[][] exchanged(float[] row) {
    return new float[][] {row, {row[1], row[0], row[2]}};
  }
}
