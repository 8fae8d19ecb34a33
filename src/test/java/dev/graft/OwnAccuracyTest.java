package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.stats.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnAccuracyTest {
  private static double[] seed(int rows, double right, Random random) {
    return IntStream.range(0, rows).mapToDouble(i -> random.nextDouble() < right ? 1 : 0).toArray();
  }

  /** The rule of three, Hanley and Lippman-Hand 1983: no error in n rows bounds them by 3 / n. */
  @Test
  void allRightIsNotCertainty() {
    double[] all = new double[120];
    Arrays.fill(all, 1);
    OwnAccuracy accuracy = OwnAccuracy.ofTable(List.of(all, all, all));
    Interval interval = accuracy.interval().orElseThrow();
    assertEquals(1, accuracy.mean());
    assertEquals(1, interval.high());
    assertEquals(1 - 3.0 / 120, interval.low(), 0.003);
  }

  /** The same rows for all seeds: 95% of the intervals hold the truth, or a few more or less. */
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    int held = 0;
    int studies = 400;
    for (int study = 0; study < studies; study++) {
      Random random = new Random(study);
      double[] hard = IntStream.range(0, 100).mapToDouble(i -> random.nextDouble()).toArray();
      List<double[]> table =
          IntStream.range(0, 5)
              .mapToObj(
                  seed ->
                      Arrays.stream(hard)
                          .map(h -> random.nextDouble() < truth(h) ? 1 : 0)
                          .toArray())
              .toList();
      held += OwnAccuracy.interval(table).contains(0.84) ? 1 : 0;
    }
    assertTrue(held > 0.93 * studies, held + " of " + studies);
  }

  /** Four rows in five are easy, one is a coin's: 0.8 x 0.95 + 0.2 x 0.4 = 0.84. */
  private static double truth(double hard) {
    return hard < 0.8 ? 0.95 : 0.4;
  }

  @Test
  void oneSeedHasNoInterval() {
    OwnAccuracy one = OwnAccuracy.ofTable(List.of(seed(50, 0.8, new Random(1))));
    assertTrue(one.toString().endsWith(" (one seed, so no interval)"), one.toString());
  }
}
