package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two samples of seeds. */
class UnpairedIntervalTest {
  private static final int STUDIES = 1_000;

  private static double[] means(double[][] table) {
    return Arrays.stream(table)
        .mapToDouble(row -> Arrays.stream(row).average().orElse(0))
        .toArray();
  }

  private interface Way {
    Estimate of(double[][][] arms);
  }

  private static double alarms(Noise noise, int[] seeds, double confidence, Way way) {
    SplittableRandom random = new SplittableRandom(noise.ordinal());
    int alarms = 0;
    for (int study = 0; study < STUDIES; study++) {
      Estimate estimate = way.of(noise.samples(seeds, 100, random));
      alarms += estimate.interval(confidence).contains(0) ? 0 : 1;
    }
    return alarms / (double) STUDIES;
  }

  private static Estimate rows(double[][][] arms) {
    return UnpairedInterval.ofRows(arms[0], arms[1]);
  }

  private static Estimate scores(double[][][] arms) {
    return UnpairedInterval.welch(means(arms[0]), means(arms[1]));
  }

  /** The standard error of a true 5% in 1,000 is 0.7%. */
  @Test
  void raisesFewFalseAlarmsWhateverTheNoise() {
    for (Noise noise : Noise.values()) {
      for (int[] seeds : new int[][] {{5, 5}, {3, 10}}) {
        double alarms = alarms(noise, seeds, .95, UnpairedIntervalTest::rows);
        assertTrue(alarms <= .075, noise + ", " + Arrays.toString(seeds) + ": " + alarms);
      }
    }
  }

  /** Why scores without rows hold for these rows only: arms have tastes, and rows are a sample. */
  @Test
  void scoresAloneAreSureOfTheirRows() {
    double alone = alarms(Noise.STUBBORN, new int[] {5, 5}, .95, UnpairedIntervalTest::scores);
    assertTrue(alone > .15, "false alarms by Welch on scores: " + alone);
    double luck = alarms(Noise.INDEPENDENT, new int[] {5, 5}, .95, UnpairedIntervalTest::scores);
    assertTrue(luck <= .075, "where seeds are all there is: " + luck);
  }

  /** scipy.stats.ttest_ind([...], [...], equal_var=False): t, p and df of scipy 1.17. */
  @Test
  void withoutRowsItIsWelchs() {
    Estimate estimate =
        UnpairedInterval.welch(
            new double[] {.61, .64, .60, .66, .63}, new double[] {.58, .55, .57});
    assertEquals(.628 - .56666666666666667, estimate.mean(), 1e-12);
    assertEquals(5.86237255716111, estimate.degreesOfFreedom(), 1e-6);
    assertEquals(0.004682295689228356, estimate.pValue(), 1e-9);
  }

  /** Of ten seeds of each arm with two in common, the ten say more than the two pairs. */
  @Test
  void allSeedsSayMoreThanTwoPairs() {
    SplittableRandom random = new SplittableRandom(2);
    for (Noise noise : new Noise[] {Noise.TASTES, Noise.LUCK, Noise.CEILING}) {
      double all = 0;
      double pairs = 0;
      for (int study = 0; study < 40; study++) {
        double[][][] arms = noise.samples(new int[] {4, 4}, 100, random);
        double[][] common = new double[2][100];
        for (int s = 0; s < 2; s++) {
          for (int i = 0; i < 100; i++) {
            common[s][i] = arms[0][s][i] - arms[1][s][i];
          }
        }
        all += UnpairedInterval.ofRows(arms[0], arms[1]).interval(0.95).high();
        all -= UnpairedInterval.ofRows(arms[0], arms[1]).interval(0.95).low();
        Interval paired = CrossedInterval.withDefaults().of(common);
        pairs += paired.high() - paired.low();
      }
      assertTrue(pairs > 2 * all, noise + ": " + pairs + " against " + all);
    }
  }

  @Test
  void armsThatAreAlikeInAllHaveNoDoubt() {
    double[][] same = {{1, 0, 1}, {1, 0, 1}};
    Estimate estimate = UnpairedInterval.ofRows(same, same);
    assertEquals(0, estimate.variance(), 1e-15);
    assertEquals(1, estimate.pValue(), 1e-12);
  }

  @Test
  void oneSeedIsNoSample() {
    double[][] one = {{1, 0, 1}};
    assertThrows(IllegalArgumentException.class, () -> UnpairedInterval.ofRows(one, one));
    assertThrows(
        IllegalArgumentException.class,
        () -> UnpairedInterval.welch(new double[] {1}, new double[] {1, 2}));
  }
}
