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

  private static double mean(int[] drawn) {
    return Arrays.stream(drawn).mapToDouble(s -> VALUES[s]).average().orElseThrow();
  }

  @Test
  void agreesWithGoingThroughAllDraws() {
    // All 4^4 draws, each as likely as the others; the ends are the 6th of 256 from either side.
    double[] all =
        IntStream.range(0, 256)
            .mapToDouble(i -> mean(new int[] {i % 4, i / 4 % 4, i / 16 % 4, i / 64}))
            .sorted()
            .toArray();
    SeedBootstrap.Range range =
        BOOTSTRAP.withResamples(20_000).of(4, SeedBootstrapTest::mean, new Random(1));
    assertEquals(all[6], range.low(), 0.26);
    assertEquals(all[249], range.high(), 0.26);
    assertEquals(1, range.inside());
    assertEquals(0.95, range.confidence());
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
    // Half of the draws of two seeds hold both of them, a quarter each only one.
    SeedBootstrap.Range range =
        BOOTSTRAP.of(
            2,
            drawn -> drawn[0] == drawn[1] ? (drawn[0] == 0 ? 3 : Double.POSITIVE_INFINITY) : 4,
            new Random(3));
    assertEquals(3, range.low());
    assertEquals(Double.POSITIVE_INFINITY, range.high());
    assertEquals(0.75, range.inside(), 0.04);
    assertEquals("95% interval 3.00 to outside", range.toString());
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
        () -> BOOTSTRAP.of(2, drawn -> Double.NaN, new Random(1)));
    assertWords(
        "resamples (10) must be at least 100; the ends would be chance",
        () -> BOOTSTRAP.withResamples(10));
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable act) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
