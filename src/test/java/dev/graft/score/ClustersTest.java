package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final int HEAPS = 3;
  private static final int ROWS = 60;

  /** Three heaps far apart: the sum of squares is smallest where each is a cluster. */
  private static double[][] heaps(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[][] rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] =
          new double[] {
            10 * (i % HEAPS) + random.nextGaussian(), 5 * (i % HEAPS % 2) + random.nextGaussian()
          };
    }
    return rows;
  }

  @Test
  void threeHeapsAreFoundWhateverTheNumbers() {
    int[] heaps = IntStream.range(0, ROWS).map(i -> i % HEAPS).toArray();
    for (long seed = 1; seed <= 300; seed++) {
      int[] found = Clusters.of(heaps(seed), HEAPS, seed);
      assertEquals(1, ClusterAgreement.of(heaps, found).adjustedRandIndex(), 1e-12, "seed " + seed);
    }
  }

  @Test
  void theSameSeedGivesTheSameClusters() {
    assertArrayEquals(Clusters.of(heaps(7), HEAPS, 7), Clusters.of(heaps(7), HEAPS, 7));
  }
}
