package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChanceOfNothingTest {
  private static Interval interval(double mean, double half, double freedom) {
    return new Interval(mean, mean - half, mean + half, freedom, 0.95, 1);
  }

  @Test
  void isThatOfTheTDistribution() {
    // scipy: 2 * t.sf(m / (h / t.ppf(1 - (1 - c) / 2, f)), f), scipy 1.17.1.
    assertEquals(0.2373827213655942, ChanceOfNothing.pValue(interval(0.05, 0.1, 4)), 1e-9);
    Interval ninety = new Interval(-0.3, -0.4, -0.2, 7.5, 0.90, 1);
    assertEquals(0.0006221221096037866, ChanceOfNothing.pValue(ninety), 1e-9);
  }

  @Test
  void isFivePercentWhereTheIntervalTouchesZero() {
    assertEquals(0.05, ChanceOfNothing.pValue(interval(0.2, 0.2, 3)), 1e-9);
  }

  @Test
  void withoutSpreadItIsAllOrNothing() {
    assertEquals(1, ChanceOfNothing.pValue(interval(0, 0, Double.POSITIVE_INFINITY)));
    assertEquals(0, ChanceOfNothing.pValue(interval(0.1, 0, Double.POSITIVE_INFINITY)));
  }
}
