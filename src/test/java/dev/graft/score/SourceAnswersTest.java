package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** LEEP and NCE, from what a source's own classifier answers. */
class SourceAnswersTest {
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

  @Test
  void theFixturesOfIndependentImplementations() {
    assertEquals(-0.49426499970562904, leep(P, Y), EXACT);
    assertEquals(-0.23104906018664842, nce(P, Y), EXACT);
  }

  @Test
  void oneHotAnswersGiveNceAndConstantOnesTheEntropy() {
    double[][] hard = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}, {0, 1, 0}};
    assertEquals(nce(hard, Y), leep(hard, Y), EXACT);
    assertEquals(nce(P, Y), nce(hard, Y), EXACT);
    double[][] constant = new double[6][];
    Arrays.fill(constant, new double[] {.2, .3, .5});
    assertEquals(-Math.log(2), leep(constant, Y), EXACT);
    assertEquals(-Math.log(2), nce(constant, Y), EXACT);
    double ofMaxima =
        Arrays.stream(P)
            .mapToDouble(row -> Math.log(Arrays.stream(row).max().orElseThrow()))
            .average()
            .orElseThrow();
    assertTrue(nce(P, Y) + ofMaxima <= leep(P, Y) && leep(P, Y) <= 0);
  }

  @Test
  void fewerRowsThanSourceClassesAreNamed() {
    double[][] each = new double[4][8];
    for (int i = 0; i < 4; i++) {
      each[i][2 * i] = 1;
    }
    Score score = Nce.withDefaults().score(each, new int[] {1, 0, 0, 1});
    assertEquals(0, score.value(), EXACT, "a class of its own for each row tells any label");
    assertTrue(score.toString().contains("4 rows of 8 source classes"), score.toString());
    assertEquals(-Math.log(2), score.range().low(), EXACT);
  }

  @Test
  void badInputIsNamed() {
    double[][] scores = {{4, -2}, {1, 3}};
    assertMessage("a probability of row 0 (4.0) must lie between 0 and 1", scores);
    double[][] short1 = {{.5, .4}, {.5, .5}};
    assertMessage("probabilities of row 0 (sum 0.9) must sum to 1", short1);
    double[][] ragged = {{.5, .5}, {1}};
    assertMessage("probabilities of row 1 (1) must be as many as those of row 0 (2)", ragged);
    double[][] none = {{Double.NaN, .5}, {.5, .5}};
    assertMessage("a probability of row 0 (NaN) must lie between 0 and 1", none);
  }

  private static void assertMessage(String start, double[][] predictions) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> leep(predictions, 0, 1));
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
  }
}
