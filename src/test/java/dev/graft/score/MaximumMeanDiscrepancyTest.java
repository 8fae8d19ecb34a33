package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaximumMeanDiscrepancyTest {
  private static final double EXACT = 1e-9;
  private static final double[][] SOURCE =
      Arrays.stream(Made.features(30, 8), 0, 14)
          .map(row -> Arrays.copyOf(row, 5))
          .toArray(double[][]::new);
  private static final double[][] TARGET =
      Arrays.stream(Made.features(30, 8), 14, 30)
          .map(row -> Arrays.stream(row, 0, 5).map(v -> 1.2 * v + 0.3).toArray())
          .toArray(double[][]::new);

  private static double[][] normal(long seed, int rows, double shift) {
    Random random = new Random(seed);
    double[][] values = new double[rows][3];
    Arrays.stream(values).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian() + shift));
    return values;
  }

  @Test
  void distancesAgreeWithNumpyAndScikitLearn() {
    assertEquals(
        -0.016824461475038244,
        MaximumMeanDiscrepancy.withDefaults().score(SOURCE, TARGET).score().value(),
        EXACT);
    assertEquals(
        0.07002170026219985, CoralDistance.withDefaults().score(SOURCE, TARGET).value(), EXACT);
    assertEquals(
        2 * (1 - (12 / 14.0 + 6 / 16.0)),
        ProxyADistance.withDefaults().score(SOURCE, TARGET).value(),
        EXACT);
  }

  @Test
  void theSameDistributionIsNotToldApartAndAnotherIs() {
    var mmd = MaximumMeanDiscrepancy.withDefaults();
    var same = mmd.score(normal(1, 60, 0), normal(2, 40, 0));
    var other = mmd.score(normal(1, 60, 0), normal(2, 40, 1.5));
    assertTrue(same.pValue() > 0.05, same.toString());
    assertEquals(1 / 201.0, other.pValue(), EXACT);
    assertTrue(other.score().value() > 10 * Math.abs(same.score().value()));
    var proxy = ProxyADistance.withDefaults();
    double near = proxy.score(normal(1, 60, 0), normal(2, 40, 0)).value();
    double far = proxy.score(normal(1, 60, 0), normal(2, 40, 4)).value();
    assertTrue(near < 0.5 && far > 1.9, near + " and " + far);
    var coral = CoralDistance.withDefaults();
    assertEquals(
        0, coral.score(normal(1, 60, 0), normal(1, 60, 5)).value(), EXACT, "means do not count");
  }

  /** 5% of tests of the same distribution may find a difference. */
  @Test
  void thePermutationTestKeepsItsLevel() {
    var mmd = MaximumMeanDiscrepancy.withDefaults().withPermutations(39);
    int found = 0;
    for (int i = 0; i < 200; i++) {
      found += mmd.score(normal(i, 15, 0), normal(1000 + i, 12, 0)).pValue() <= 0.05 ? 1 : 0;
    }
    assertTrue(found >= 2 && found <= 20, found + " of 200");
  }

  @Test
  void equalRowsHaveNoDistance() {
    double[][] ones = new double[6][3];
    Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
    var mmd = MaximumMeanDiscrepancy.withDefaults().score(ones, ones);
    assertEquals(0, mmd.score().value(), EXACT);
    assertEquals(1, mmd.pValue(), EXACT);
    assertEquals(0, ProxyADistance.withDefaults().score(ones, ones).value(), EXACT);
    assertEquals(0, CoralDistance.withDefaults().score(ones, ones).value(), EXACT);
  }

  @Test
  void badInputIsNamed() {
    assertMessage(
        "features (5 of the source, 2 of the target) must be those of one base",
        () -> CoralDistance.withDefaults().score(SOURCE, Made.SIX));
    assertMessage(
        "rows (2 of the source, 16 of the target) must be at least 5 on each side",
        () -> ProxyADistance.withDefaults().score(Arrays.copyOf(SOURCE, 2), TARGET));
    assertMessage(
        "permutations (5) must be at least 19",
        () -> MaximumMeanDiscrepancy.withDefaults().withPermutations(5));
    assertMessage(
        "rows (6 and 14) must be the same on both sides",
        () -> LinearCka.withDefaults().score(Made.SIX, SOURCE));
    assertMessage(
        "rows (3) must be at least 4 for a debiased CKA",
        () -> LinearCka.withDefaults().debiased().score(Made.features(3, 2), Made.features(3, 2)));
  }

  private static void assertMessage(String start, Runnable wrong) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, wrong::run, start);
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
  }
}
