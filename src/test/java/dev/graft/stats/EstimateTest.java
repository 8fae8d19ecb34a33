package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EstimateTest {
  /** scipy: 2 * t.sf(2.5, 7.3). */
  @Test
  void pValueIsThatOfStudentsT() {
    assertEquals(0.03965023466560043, new Estimate(-0.05, 0.0004, 7.3, 1).pValue(), 1e-12);
  }

  /** scipy: t.ppf(1 - 0.05 / 3 / 2, 7.3) = 3.0900568506640425, times 0.02. */
  @Test
  void intervalHasAnyConfidence() {
    Interval interval = new Estimate(0.1, 0.0004, 7.3, 0.4).interval(1 - 0.05 / 3);
    assertEquals(0.1 - 0.02 * 3.0900568506640425, interval.low(), 1e-9);
    assertEquals(0.4, interval.seedShare());
  }

  @Test
  void pValueAndIntervalNeverContradict() {
    Estimate estimate = new Estimate(0.05, 0.0004, 7.3, 1);
    double p = estimate.pValue();
    assertFalse(estimate.interval(1 - 1.0001 * p).contains(0));
    assertTrue(estimate.interval(1 - 0.9999 * p).contains(0));
  }

  @Test
  void withoutVarianceItIsSure() {
    Estimate nothing = Estimate.of(0, 0, Double.NaN, Double.NaN);
    assertEquals(1, nothing.pValue());
    assertEquals(new Interval(0, 0, 0, Double.POSITIVE_INFINITY, 0.9, 0), nothing.interval(0.9));
    assertEquals(0, Estimate.of(1, 1e-30, 3, 0.5).pValue());
  }
}
