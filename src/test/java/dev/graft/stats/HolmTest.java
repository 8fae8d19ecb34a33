package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static Estimate at(double t) {
    return new Estimate(t, 1, 1e6, 0);
  }

  private static List<Double> levels(List<Interval> intervals) {
    return intervals.stream().map(i -> Math.rint(1e9 * (1 - i.confidence())) / 1e9).toList();
  }

  /**
   * By hand, with normal quantiles: t = 1, 3, 2.3 have p = 0.317, 0.0027, 0.0214. Steps: 0.0027
   * &lt;= 0.05 / 3; 0.0214 &lt;= 0.05 / 2; 0.317 &gt; 0.05.
   */
  @Test
  void drawsEachAtTheLevelOfItsStep() {
    List<Interval> intervals = Holm.at(0.05).intervals(List.of(at(1), at(3), at(2.3)), 3);
    assertEquals(List.of(0.05, 0.016666667, 0.025), levels(intervals));
    assertTrue(intervals.get(0).contains(0));
    assertTrue(intervals.get(1).low() > 0 && intervals.get(2).low() > 0);
  }

  /**
   * By hand: p = 0.0455 (t = 2) is above 0.05 / 2, so both are drawn there, though one alone is
   * not.
   */
  @Test
  void stopsAtTheFirstThatIsNotClear() {
    List<Interval> intervals = Holm.at(0.05).intervals(List.of(at(1.99), at(2)), 2);
    assertEquals(List.of(0.025, 0.025), levels(intervals));
    assertTrue(intervals.stream().allMatch(interval -> interval.contains(0)));
  }

  @Test
  void countsTestsThatCouldNotBeMade() {
    assertEquals(List.of(0.0125), levels(Holm.at(0.05).intervals(List.of(at(2)), 4)));
    assertEquals(List.of(), Holm.at(0.05).intervals(List.of(), 2));
  }

  /** A second, plain implementation: adjusted p-values, max over the steps of (m - k + 1) p_(k). */
  @Test
  void agreesWithAdjustedPValues() {
    Random random = new Random(4);
    for (int trial = 0; trial < 300; trial++) {
      List<Estimate> estimates = new ArrayList<>();
      for (int i = 0; i <= trial % 6; i++) {
        estimates.add(
            new Estimate(2.5 * random.nextGaussian(), 1, 3 + 20 * random.nextDouble(), 0));
      }
      List<Interval> intervals = Holm.at(0.05).intervals(estimates, estimates.size());
      List<Estimate> sorted =
          estimates.stream().sorted(Comparator.comparingDouble(Estimate::pValue)).toList();
      double adjusted = 0;
      for (int k = 0; k < sorted.size(); k++) {
        adjusted = Math.max(adjusted, (sorted.size() - k) * sorted.get(k).pValue());
        Interval interval = intervals.get(estimates.indexOf(sorted.get(k)));
        assertEquals(adjusted > 0.05, interval.contains(0));
      }
    }
  }

  @Test
  void refusesWhatIsNoLevelAndNoFamily() {
    assertEquals(
        "level (0.0) must lie between 0 and 1, both excluded",
        assertThrows(IllegalArgumentException.class, () -> Holm.at(0)).getMessage());
    assertEquals(
        "family (1) must be at least the estimates (2)",
        assertThrows(
                IllegalArgumentException.class,
                () -> Holm.at(0.05).intervals(List.of(at(1), at(2)), 1))
            .getMessage());
  }
}
