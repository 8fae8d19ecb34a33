package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class CrossedIntervalTest {
  private static final CrossedInterval CROSSED = CrossedInterval.withDefaults();

  private static String message(Runnable act) {
    return assertThrows(IllegalArgumentException.class, act::run).getMessage();
  }

  /**
   * By hand: rows of D are the seeds (1 0 1 0) and (1 1 1 -1), so the seeds' means are 0.5, 0.5 and
   * the rows' means 1, 0.5, 1, -0.5; the grand mean is 0.5. MSS = 4 (0 + 0) / 1 = 0. MSI = 2 (0.25
   * + 0 + 0.25 + 1) / 3 = 1. The residuals are 0, -0.5, 0, 0.5 and 0, 0.5, 0, -0.5, so MSE = 1 / 3.
   * A = 1/3, B = 2/3, variance = 1 / 8, degrees of freedom = 1 / (1/9 / 1) = 9, at most 4 - 1 = 3.
   * t(0.975; 3) = 3.182446305 (table), so the margin is 3.182446305 * 0.353553391 = 1.125164682.
   */
  @Test
  void agreesWithACaseWorkedByHand() {
    Interval interval = CROSSED.of(new double[][] {{1, 0, 1, 0}, {1, 1, 1, -1}});
    assertEquals(0.5, interval.mean(), 1e-12);
    assertEquals(3, interval.degreesOfFreedom(), 1e-9);
    assertEquals(1.0 / 3, interval.seedShare(), 1e-12);
    assertEquals(0.5 - 1.125164682, interval.low(), 1e-8);
    assertEquals(0.5 + 1.125164682, interval.high(), 1e-8);
    assertTrue(interval.contains(0));
  }

  @Test
  void agreesWithAPlainImplementation() {
    Random random = new Random(3);
    for (int table = 0; table < 50; table++) {
      double[][] d = nullTable(2 + random.nextInt(6), 40 + random.nextInt(60), random);
      Interval interval = CROSSED.of(d);
      double[] plain = plain(d);
      assertEquals(plain[0], interval.mean(), 1e-12);
      assertEquals(plain[1], interval.low(), 1e-9);
      assertEquals(plain[2], interval.high(), 1e-9);
    }
  }

  /** Sums of squares by subtraction: total = seeds + rows + error. */
  private static double[] plain(double[][] d) {
    int s = d.length;
    int n = d[0].length;
    double sum = 0;
    double all = 0;
    double bySeed = 0;
    double byRow = 0;
    for (double[] seed : d) {
      double ofSeed = 0;
      for (double value : seed) {
        ofSeed += value;
        all += value * value;
      }
      sum += ofSeed;
      bySeed += ofSeed * ofSeed / n;
    }
    for (int i = 0; i < n; i++) {
      double ofRow = 0;
      for (double[] seed : d) {
        ofRow += seed[i];
      }
      byRow += ofRow * ofRow / s;
    }
    double correction = sum * sum / (s * n);
    double error = (all - bySeed - byRow + correction) / ((s - 1) * (n - 1));
    double a = Math.max((bySeed - correction) / (s - 1), error);
    double b = Math.max((byRow - correction) / (n - 1) - error, 0);
    double freedom = Math.min((a + b) * (a + b) * (s - 1) / (a * a), Math.max(s, n) - 1);
    double t = TDistribution.of(freedom).inverseCumulativeProbability(0.975);
    double margin = t * Math.sqrt((a + b) / (s * n));
    return new double[] {sum / (s * n), sum / (s * n) - margin, sum / (s * n) + margin};
  }

  /**
   * Two arms that are equally good in the mean: each has its own random taste of rows and its own
   * luck per seed, so single tables differ from 0 by both.
   */
  private static double[][] nullTable(int seeds, int rows, Random random) {
    double[] taste = random.doubles(rows, -0.25, 0.25).toArray();
    double[][] d = new double[seeds][rows];
    for (double[] seed : d) {
      double luck = 0.03 * random.nextGaussian();
      for (int i = 0; i < rows; i++) {
        int arm = random.nextDouble() < 0.6 + taste[i] + luck ? 1 : 0;
        int baseline = random.nextDouble() < 0.6 - taste[i] - luck ? 1 : 0;
        seed[i] = arm - baseline;
      }
    }
    return d;
  }

  @Test
  void raisesFewFalseAlarmsOnNullPairs() {
    Random random = new Random(11);
    int tables = 600;
    int alarms = 0;
    for (int table = 0; table < tables; table++) {
      alarms += CROSSED.of(nullTable(3 + table % 3, 60, random)).contains(0) ? 0 : 1;
    }
    // 5% wanted; the standard error of a share of 600 is 0.9%.
    assertTrue(alarms < 0.08 * tables, alarms + " false alarms in " + tables);
  }

  @Test
  void hasNoWidthWithoutVariance() {
    for (double value : new double[] {0, 1, -1, 0.1}) {
      Interval interval = CROSSED.of(new double[][] {{value, value, value}, {value, value, value}});
      assertEquals(value, interval.mean(), 1e-12);
      assertEquals(interval.mean(), interval.low());
      assertEquals(interval.mean(), interval.high());
      assertEquals(Double.POSITIVE_INFINITY, interval.degreesOfFreedom());
      assertEquals(0, interval.seedShare());
    }
  }

  /** By hand: all seeds alike leaves the rows 1, 0, 0, 1: t(0.975; 3) sqrt((1/3) / 4). */
  @Test
  void isTheIntervalOverRowsWhereAllSeedsAgree() {
    double[] seed = {1, 0, 0, 1};
    Interval interval = CROSSED.of(new double[][] {seed, seed, seed});
    assertEquals(3, interval.degreesOfFreedom(), 1e-9);
    assertEquals(0.5 + 3.182446305 * Math.sqrt(1.0 / 12), interval.high(), 1e-8);
    assertEquals(0, interval.seedShare(), 1e-12);
  }

  @Test
  void isWiderWithMoreConfidence() {
    double[][] d = nullTable(4, 50, new Random(5));
    Interval narrow = CROSSED.withConfidence(0.8).of(d);
    Interval wide = CROSSED.withConfidence(0.99).of(d);
    assertTrue(wide.low() < narrow.low() && narrow.high() < wide.high());
    assertEquals(0.8, narrow.confidence());
  }

  @Test
  void refusesWhatItCannotCompute() {
    assertEquals(
        "seeds (1) must be at least 2: from one run nobody can tell how much the seed matters",
        message(() -> CROSSED.of(new double[][] {{1, 0}})));
    assertEquals(
        "rows (1) must be at least 2 and the same for every seed",
        message(() -> CROSSED.of(new double[][] {{1}, {0}})));
    assertEquals(
        "rows (3) must be at least 2 and the same for every seed",
        message(() -> CROSSED.of(new double[][] {{1, 0}, {0, 1, 1}})));
    assertEquals(
        "differences (NaN) must be numbers",
        message(() -> CROSSED.of(new double[][] {{1, 0}, {0, Double.NaN}})));
    assertEquals(
        "confidence (1.0) must lie between 0 and 1, both excluded",
        message(() -> CROSSED.withConfidence(1)));
  }

  /** Ten copies of one run are no ten rows: as t over the three rows has it. */
  @Test
  void moreSeedsThanRowsThatAgreeAreNotSureOfTheRows() {
    double[][] alike = new double[10][];
    java.util.Arrays.fill(alike, new double[] {0.1, 0.3, 0.7});
    Interval seeds = CrossedInterval.withDefaults().of(alike);
    Interval rows = SeedInterval.withDefaults().of(new double[] {0.1, 0.3, 0.7});
    assertEquals(2, seeds.degreesOfFreedom(), 1e-9);
    assertEquals(rows.low(), seeds.low(), 1e-9);
  }
}
