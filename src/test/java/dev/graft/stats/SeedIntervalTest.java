package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class SeedIntervalTest {
  private static final SeedInterval SEEDS = SeedInterval.withDefaults();

  /** By hand: 1, 2, 3 have mean 2 and s = 1; t(0.975; 2) = 4.302652730 (table), over sqrt(3). */
  @Test
  void agreesWithACaseWorkedByHand() {
    Interval interval = SEEDS.of(new double[] {1, 2, 3});
    assertEquals(2, interval.mean(), 1e-12);
    assertEquals(2 - 4.302652730 / Math.sqrt(3), interval.low(), 1e-8);
    assertEquals(2 + 4.302652730 / Math.sqrt(3), interval.high(), 1e-8);
    assertEquals(2, interval.degreesOfFreedom());
    assertEquals(1, interval.seedShare(), 1e-12);
  }

  /** By hand: 50 test and 100 training rows, so the variance is (1/3 + 1/2) s^2. */
  @Test
  void widensForOverlappingTrainingRows() {
    Interval interval = SEEDS.withResampling(50, 100).of(new double[] {1, 2, 3});
    assertEquals(2 + 4.302652730 * Math.sqrt(5.0 / 6), interval.high(), 1e-8);
    assertEquals(0.4, interval.seedShare(), 1e-12);
  }

  @Test
  void agreesWithAPlainImplementation() {
    Random random = new Random(1);
    for (int i = 2; i < 20; i++) {
      double[] x = random.doubles(i).toArray();
      double sum = DoubleStream.of(x).sum();
      double squares = DoubleStream.of(x).map(v -> v * v).sum();
      double variance = (squares - sum * sum / i) / (i - 1) * (1.0 / i + 0.25);
      double t = TDistribution.of(i - 1).inverseCumulativeProbability(0.95);
      Interval interval = SEEDS.withConfidence(0.9).withResampling(5, 20).of(x);
      assertEquals(sum / i - t * Math.sqrt(variance), interval.low(), 1e-9);
    }
  }

  @Test
  void keepsAFloorThatNoNumberOfSeedsGoesBelow() {
    double[] many = new Random(2).doubles(4000).toArray();
    Interval interval = SEEDS.withResampling(30, 60).of(many);
    // The floor is t sqrt(s^2 / 2); s^2 of uniform numbers is 1/12.
    assertTrue(interval.high() - interval.mean() > 1.95 * Math.sqrt(1.0 / 24) * 0.97);
  }

  /** By hand: values of one variance, 0, whose rows bring 0.03 each; t(0.95; 2) = 2.919986. */
  @Test
  void doubtsNoLessThanTheRowsBring() {
    double[] equal = {0.1, 0.1, 0.1};
    Interval interval = SEEDS.withConfidence(0.9).withFloor(0.03).of(equal);
    assertEquals(0.1 - 2.919986 * Math.sqrt(0.03 / 3), interval.low(), 1e-6);
    double[] apart = {1, 2, 3};
    assertEquals(SEEDS.of(apart), SEEDS.withFloor(0.9).of(apart));
    assertEquals(
        "variance (-1.0) must be at least 0",
        assertThrows(IllegalArgumentException.class, () -> SEEDS.withFloor(-1)).getMessage());
  }

  @Test
  void hasNoWidthForEqualValues() {
    Interval interval = SEEDS.of(new double[] {0.1, 0.1, 0.1});
    assertEquals(interval.low(), interval.high());
    assertEquals("0.100 (95% interval 0.100 to 0.100)", interval.toString());
  }

  @Test
  void saysOtherConfidences() {
    double[] x = {0.5, 0.5};
    assertEquals(
        "0.500 (97.5% interval 0.500 to 0.500)", SEEDS.withConfidence(0.975).of(x).toString());
    assertEquals("0.500 (90% interval 0.500 to 0.500)", SEEDS.withConfidence(0.9).of(x).toString());
  }

  @Test
  void refusesOneValueAndNaN() {
    for (double[] values : new double[][] {{1}, {1, Double.NaN}}) {
      assertEquals(
          "values (" + values.length + ") must be at least 2 numbers, one per seed",
          assertThrows(IllegalArgumentException.class, () -> SEEDS.of(values)).getMessage());
    }
    assertEquals(
        "testRows (5) and trainingRows (0) must both be at least 1",
        assertThrows(IllegalArgumentException.class, () -> SEEDS.withResampling(5, 0))
            .getMessage());
  }
}
