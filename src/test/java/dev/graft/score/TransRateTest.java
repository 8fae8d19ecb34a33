package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TransRateTest {
  private static final double EXACT = 1e-9;

  @Test
  void transRateIsNothingForTwoBalancedClassesAndRefusesThem() {
    // Two classes of equal spread, as far apart as one likes: R(f) grows, but for two classes about
    // their common mean it equals the mean of R(f_c).
    double[][] f = {{-9, 1}, {-9, -1}, {9, 1}, {9, -1}};
    int[] y = {0, 0, 1, 1};
    assertEquals(0, TransRate.withDefaults().prepared(Sample.of(f, y)).applyAsDouble(y), EXACT);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> TransRate.withDefaults().score(f, y));
    assertTrue(
        error.getMessage().startsWith("classes (2) must be at least 3 for TransRate"),
        error.getMessage());
  }
}
