package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeepTest {
  private static final double EXACT = 1e-9;
  private static final double[][] P = {
    {.7, .2, .1}, {.6, .3, .1}, {.2, .5, .3}, {.1, .3, .6}, {.1, .1, .8}, {.3, .4, .3}
  };
  private static final int[] Y = {0, 0, 1, 1, 1, 0};

  private static double leep(double[][] predictions, int... labels) {
    return Leep.withDefaults().score(predictions, labels).value();
  }

  private static double nce(double[][] predictions, int... labels) {
    return Nce.withDefaults().score(predictions, labels).value();
  }

  /** LEEP written down as its formula has it, with a table P(y|z) first. */
  @Test
  void aPlainImplementationOfLeepSaysTheSame() {
    double[][] joint = new double[2][3];
    for (int i = 0; i < 6; i++) {
      for (int z = 0; z < 3; z++) {
        joint[Y[i]][z] += P[i][z] / 6;
      }
    }
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      double expected = 0;
      for (int z = 0; z < 3; z++) {
        expected += joint[Y[i]][z] / (joint[0][z] + joint[1][z]) * P[i][z];
      }
      sum += Math.log(expected) / 6;
    }
    assertEquals(sum, leep(P, Y), 1e-12);
  }

  @Test
  void aSourceClassWithoutMassIsSkippedAndNamed() {
    double[][] wider = Arrays.stream(P).map(row -> Arrays.copyOf(row, 4)).toArray(double[][]::new);
    Score score = Leep.withDefaults().score(wider, Y);
    assertEquals(leep(P, Y), score.value(), EXACT);
    assertTrue(
        score.toString().contains("1 of 4 source classes are given to no row"), score.toString());
    assertEquals(nce(P, Y), nce(wider, Y), EXACT);
  }
}
