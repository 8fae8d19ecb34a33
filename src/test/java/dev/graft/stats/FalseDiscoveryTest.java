package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  private static final FalseDiscovery TEN_PERCENT = FalseDiscovery.withDefaults();

  @Test
  void adjustsAsScipyDoes() {
    // scipy.stats.false_discovery_control([0.01, ...]), scipy 1.17.1.
    double[] p = {0.01, 0.04, 0.03, 0.005, 0.5, 0.04, 1.0, 0.0002};
    double[] expected = {
      0.02666667, 0.05333333, 0.05333333, 0.02, 0.57142857, 0.05333333, 1.0, 0.0016
    };
    FalseDiscovery.Tests tests = TEN_PERCENT.of(p);
    for (int i = 0; i < p.length; i++) {
      assertEquals(expected[i], tests.adjusted().get(i), 1e-8);
      assertEquals(expected[i] <= 0.1, tests.found(i));
    }
    assertFalse(TEN_PERCENT.withRate(0.05).of(p).found(1));
  }

  /** The step-up rule in its first wording: find the largest k with p_(k) at most k rate / m. */
  private static boolean[] stepUp(double[] p, double rate) {
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    double border = -1;
    for (int k = 1; k <= p.length; k++) {
      if (sorted[k - 1] <= k * rate / p.length) {
        border = sorted[k - 1];
      }
    }
    boolean[] found = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      found[i] = p[i] <= border;
    }
    return found;
  }

  @Test
  void findsWhatTheStepUpRuleFinds() {
    Random random = new Random(1);
    int discoveries = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[] p = random.doubles(12).map(u -> u * u * u).toArray();
      boolean[] expected = stepUp(p, 0.1);
      FalseDiscovery.Tests tests = TEN_PERCENT.of(p);
      for (int i = 0; i < p.length; i++) {
        assertEquals(expected[i], tests.found(i), Arrays.toString(p));
        discoveries += expected[i] ? 1 : 0;
      }
    }
    assertTrue(discoveries > 300 && discoveries < 3_000, discoveries + " discoveries");
  }

  @Test
  void keepsItsRateWhereHalfOfTheTestsAreChance() {
    // 10 tests, 5 of them with a shift of 3 standard errors; the expected share of chance among
    // those found is at most 10% x 5 / 10. 2,000 trials: standard error of the mean about 0.3%.
    Random random = new Random(2);
    double share = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      double[] p = new double[10];
      for (int i = 0; i < 10; i++) {
        p[i] = normalPValue(random.nextGaussian() + (i < 5 ? 3 : 0));
      }
      FalseDiscovery.Tests tests = TEN_PERCENT.of(p);
      int wrong = 0;
      int all = 0;
      for (int i = 0; i < 10; i++) {
        all += tests.found(i) ? 1 : 0;
        wrong += tests.found(i) && i >= 5 ? 1 : 0;
      }
      share += (double) wrong / Math.max(1, all) / 2_000;
    }
    assertTrue(share > 0.03 && share < 0.06, share + " of the discoveries were chance");
  }

  private static double normalPValue(double z) {
    return 2
        * org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1)
            .survivalProbability(Math.abs(z));
  }

  @Test
  void oneTestIsNotAdjusted() {
    assertEquals(0.04, TEN_PERCENT.of(new double[] {0.04}).adjusted().get(0));
  }

  @Test
  void refusesWhatIsNoPValueAndNoRate() {
    assertEquals(
        "p-value (NaN) must lie between 0 and 1; leave out a test that has none",
        assertThrows(
                IllegalArgumentException.class,
                () -> TEN_PERCENT.of(new double[] {0.1, Double.NaN}))
            .getMessage());
    assertEquals(
        "rate (10.0) must lie between 0 and 1, both excluded; write 0.1 for 10%",
        assertThrows(IllegalArgumentException.class, () -> TEN_PERCENT.withRate(10)).getMessage());
  }

  @Test
  void anIntervalLeavesZeroOutExactlyWhereItsTestIsFound() {
    Random random = new Random(11);
    for (int trial = 0; trial < 50; trial++) {
      double[] means = random.doubles(12).map(u -> 4 * u).toArray();
      List<Estimate> estimates =
          Arrays.stream(means).mapToObj(mean -> Estimate.of(mean, 1, 9, 1)).toList();
      double[] p = estimates.stream().mapToDouble(Estimate::pValue).toArray();
      FalseDiscovery.Tests tests = TEN_PERCENT.of(p);
      List<Interval> intervals = TEN_PERCENT.intervals(estimates, 12);
      for (int i = 0; i < 12; i++) {
        assertEquals(tests.found(i), !intervals.get(i).contains(0));
      }
    }
  }

  @Test
  void testsThatCouldNotBeMadeCountInTheFamily() {
    List<Estimate> one = List.of(Estimate.of(2.5, 1, 9, 1));
    assertFalse(TEN_PERCENT.intervals(one, 1).get(0).contains(0));
    assertTrue(TEN_PERCENT.intervals(one, 20).get(0).contains(0));
    assertThrows(IllegalArgumentException.class, () -> TEN_PERCENT.intervals(one, 0));
  }
}
