package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedKendallTest {
  private static final double EXACT = 1e-12;

  private static double tau(double[] x, double... y) {
    return WeightedKendall.of(x, y).tau();
  }

  /** scipy.stats.weightedtau 1.17. */
  @Test
  void agreesWithScipy() {
    double[] x = {.5, .4, .4, .2, .1};
    assertEquals(0.9160256550428838, tau(x, .9, .7, .8, .7, .1), EXACT);
    assertEquals(-1, tau(new double[] {1, 2, 3, 4}, 4, 3, 2, 1), EXACT);
    assertEquals(0.8722627737226277, tau(new double[] {3, 1, 2, 5, 4}, 2, 1, 3, 5, 4), EXACT);
  }

  /** Exchanging the two best costs more than exchanging the two worst; by hand: see the formula. */
  @Test
  void theTopCountsMost() {
    double[] x = {4, 3, 2, 1};
    // Sum of all weights is 3 (1 + 1/2 + 1/3 + 1/4) = 6.25; a pair counts twice when it is against.
    assertEquals(1 - 2 * 1.5 / 6.25, tau(x, 3, 4, 2, 1), EXACT);
    assertEquals(1 - 2 * (1 / 3.0 + 1 / 4.0) / 6.25, tau(x, 4, 3, 1, 2), EXACT);
  }

  @Test
  void fewValuesHaveALeastPValue() {
    double[] x = {3, 2, 1};
    WeightedKendall three = WeightedKendall.of(x, new double[] {9, 5, 2});
    assertEquals(1, three.tau(), EXACT);
    assertEquals(1 / 6.0, three.pValue(), EXACT);
    assertEquals(1 / 6.0, three.leastPValue(), EXACT);
    WeightedKendall five =
        WeightedKendall.of(new double[] {5, 4, 3, 2, 1}, new double[] {5, 4, 3, 2, 1});
    assertEquals(1 / 120.0, five.pValue(), EXACT);
    assertEquals(1, WeightedKendall.of(x, new double[] {1, 2, 3}).pValue(), EXACT);
    double[] many = IntStream.range(0, 12).mapToDouble(i -> i).toArray();
    assertTrue(WeightedKendall.of(many, many).pValue() < 0.001);
  }

  @Test
  void aLevelSideHasNoOrder() {
    WeightedKendall level = WeightedKendall.of(new double[] {1, 1, 1}, new double[] {1, 2, 3});
    assertTrue(Double.isNaN(level.tau()) && Double.isNaN(level.pValue()));
  }

  @Test
  void badInputIsNamed() {
    IllegalArgumentException one =
        assertThrows(IllegalArgumentException.class, () -> tau(new double[] {1}, 1));
    assertEquals("values (1 and 1) must be at least 2, as many on each side", one.getMessage());
    assertThrows(IllegalArgumentException.class, () -> tau(new double[] {1, Double.NaN}, 1, 2));
  }
}
