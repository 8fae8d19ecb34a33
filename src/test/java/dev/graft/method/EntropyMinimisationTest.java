package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The entropy of answers for unlabelled rows, on either engine. */
@Tag("engine")
class EntropyMinimisationTest {
  private static final EntropyMinimisation PLAIN = new EntropyMinimisation(1);

  @Test
  void workedByHand() {
    // scores 0, 0: probabilities 1/2, log 2; scores 0, log 3: 1/4 and 3/4, 0.5623351
    float[][] two = {{0, 0}, {0, 0}};
    float[][] scores = {{0, 0}, {0, (float) Math.log(3)}};
    Steps.Numbers numbers = new Steps.Numbers(two, two, two, scores);
    assertEquals((0.6931472 + 0.5623351) / 2, Steps.of(PLAIN, numbers).loss(), 1e-6);
  }

  @Test
  void asInPlainJava() {
    Steps.Numbers numbers = Steps.random(2, 6, 3, 4);
    double entropy = 0;
    for (float[] row : numbers.targetScores()) {
      double[] p = softmax(row, 1);
      for (double share : p) {
        entropy -= share * Math.log(share);
      }
    }
    assertEquals(
        0.1 * entropy / 7, Steps.of(EntropyMinimisation.withDefaults(), numbers).loss(), 1e-6);
  }

  /** Probabilities from scores over a temperature. */
  static double[] softmax(float[] scores, double temperature) {
    double[] p = new double[scores.length];
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(scores[c] / temperature);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  @Test
  void itsGradientIsItsSlope() {
    assertEquals(0, Steps.gradientGap(PLAIN, Steps.random(5, 4, 2, 3), Steps.ones(4), 0), 1e-3);
  }
}
