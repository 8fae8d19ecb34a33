package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  private static final SampleSize SIZE = new SampleSize(0.001, 0.05, 0.1, 0, 0.0002);

  /** scipy: (t.ppf(1 - level / 2, f) + t.ppf(0.9, f)) * sqrt(v), f by the formula. */
  @Test
  void findsWhatScipySays() {
    assertEquals(0.08210381840584838, SIZE.smallestFound(5, 200, 0.05), 1e-9);
    SampleSize redrawn = new SampleSize(0.004, 0, 0, 0.002, 0);
    assertEquals(0.21280840881193597, redrawn.smallestFound(8, 1, 0.025), 1e-9);
    assertEquals(0, new SampleSize(0, 0, 0, 0, 0).smallestFound(2, 2, 0.05));
  }

  /** The same formula in Python, tried for each number of seeds from 6 on: 17. */
  @Test
  void namesTheFewestSeeds() {
    SampleSize.Goal goal = new SampleSize.Goal(0.06, 0.05);
    assertEquals(OptionalInt.of(17), SIZE.seedsFrom(6, 200, goal));
    assertTrue(SIZE.smallestFound(16, 200, 0.05) > 0.06);
  }

  @Test
  void namesNoneWhereNoneIsEnough() {
    SampleSize.Goal goal = new SampleSize.Goal(0.05, 0.05);
    // (1.96 + 1.28) sqrt(0.05 / 200) = 0.0512 stays with endless seeds.
    assertEquals(OptionalInt.empty(), SIZE.seedsFrom(6, 200, goal));
    assertEquals(OptionalInt.empty(), new SampleSize(0.01, 0, 0, 0, 0).rowsFrom(3, 50, goal));
    // By the normal table: (1.959964 + 1.281552) sqrt(0.0002).
    assertEquals(3.241516 * Math.sqrt(0.0002), SIZE.smallestEver(0.05), 1e-6);
    int rows = SIZE.rowsFrom(20, 201, goal).orElseThrow();
    assertTrue(SIZE.smallestFound(20, rows, 0.05) <= 0.05);
    assertTrue(SIZE.smallestFound(20, (int) (rows / 1.03), 0.05) > 0.05);
  }

  /** scipy: chi2.ppf(0.2, 4) = 1.648776618, so the limit of a mean square of 2 is 4.852082394. */
  @Test
  void plansWithTheUpperLimitOfTheSeedsVariance() {
    assertEquals(4.852082393904929, SampleSize.upperLimit(2, 4), 1e-9);
    SampleSize size = SeedInterval.withDefaults().sampleSize(new double[] {1, 2, 3, 4, 5});
    // Variance 2.5.
    assertEquals(4.852082393904929 * 1.25, size.seeds(), 1e-9);
    assertEquals(0, size.floor());
    SampleSize redrawn =
        SeedInterval.withDefaults().withResampling(50, 100).sampleSize(new double[] {1, 3});
    assertEquals(0.5 * redrawn.seeds(), redrawn.floor(), 1e-12);
  }

  /**
   * Components of a table whose components are known: a large one, so that the limits are tight.
   */
  @Test
  void recoversTheComponentsOfATable() {
    SplittableRandom random = new SplittableRandom(8);
    java.util.Random normal = new java.util.Random(random.nextLong());
    double[][] table = new double[400][500];
    double[] ofRow = normal.doubles(500).map(x -> 0.3 * normal.nextGaussian()).toArray();
    for (double[] seed : table) {
      double ofSeed = 0.1 * normal.nextGaussian();
      for (int i = 0; i < seed.length; i++) {
        seed[i] = ofSeed + ofRow[i] + 0.5 * normal.nextGaussian();
      }
    }
    SampleSize size = CrossedInterval.withDefaults().sampleSize(table);
    assertEquals(0.01, size.seeds(), 0.002);
    assertEquals(0.09, size.rows(), 0.015);
    assertEquals(0.25, size.error(), 0.005);
    assertTrue(size.stays() < size.rows() / 500 && size.stays() > 0.9 * size.rows() / 500);
  }
}
