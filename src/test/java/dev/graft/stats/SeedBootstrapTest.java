package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedBootstrapTest {
  private static final SeedBootstrap BOOTSTRAP = SeedBootstrap.withDefaults();
  private static final double[] VALUES = {0, 1, 5, 6};

  private static double mean(double[] weights) {
    return IntStream.range(0, weights.length).mapToDouble(s -> weights[s] * VALUES[s]).sum();
  }

  @Test
  void theIntervalOfAMeanIsTheTInterval() {
    for (int seeds : new int[] {3, 4}) {
      Interval t = SeedInterval.withDefaults().of(Arrays.copyOf(VALUES, seeds));
      SeedBootstrap.Range range =
          BOOTSTRAP.withResamples(40_000).of(seeds, SeedBootstrapTest::mean, new Random(1));
      assertEquals(t.low(), range.low(), 0.05 * (t.high() - t.low()));
      assertEquals(t.high(), range.high(), 0.05 * (t.high() - t.low()));
      assertEquals(1, range.inside());
      assertEquals(0.95, range.confidence());
    }
  }

  @Test
  void weightsAddUpToOneSoThatEqualSeedsHaveNoSpread() {
    SeedBootstrap.Range range =
        BOOTSTRAP.of(5, weights -> 7 * Arrays.stream(weights).sum(), new Random(1));
    assertEquals(7, range.low(), 1e-9);
    assertEquals(7, range.high(), 1e-9);
  }

  @Test
  void lessConfidenceIsNarrower() {
    SeedBootstrap.Range half =
        BOOTSTRAP.withConfidence(0.5).of(4, SeedBootstrapTest::mean, new Random(1));
    SeedBootstrap.Range most = BOOTSTRAP.of(4, SeedBootstrapTest::mean, new Random(1));
    assertTrue(half.low() > most.low() && half.high() < most.high(), half + " in " + most);
  }

  @Test
  void whatLiesOutsideStaysOutside() {
    // Half of the means lie below that of the values, 3.
    SeedBootstrap.Range range =
        BOOTSTRAP.of(
            4,
            weights -> mean(weights) < 3 ? Math.max(2.5, mean(weights)) : Double.POSITIVE_INFINITY,
            new Random(3));
    assertEquals(2.5, range.low());
    assertEquals(Double.POSITIVE_INFINITY, range.high());
    assertEquals(0.5, range.inside(), 0.04);
    assertEquals("95% interval 2.50 to outside", range.toString());
  }

  @Test
  void theSameGeneratorGivesTheSame() {
    assertEquals(
        BOOTSTRAP.of(4, SeedBootstrapTest::mean, new Random(9)),
        BOOTSTRAP.of(4, SeedBootstrapTest::mean, new Random(9)));
  }

  @Test
  void refusesWhatHasNoAnswer() {
    assertWords(
        "seeds (1) must be at least 2: from one nobody can tell how much it matters",
        () -> BOOTSTRAP.of(1, SeedBootstrapTest::mean, new Random(1)));
    assertWords(
        "statistic (NaN) must be a number; give infinity where it lies outside",
        () -> BOOTSTRAP.of(2, weights -> Double.NaN, new Random(1)));
    assertWords(
        "resamples (10) must be at least 100; the ends would be chance",
        () -> BOOTSTRAP.withResamples(10));
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable act) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
