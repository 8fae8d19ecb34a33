package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static double of(int neighbours, double[][] before, double[][] after) {
    return NeighbourPreservation.withDefaults().withNeighbours(neighbours).of(before, after);
  }

  @Test
  void threeHeapsAreFoundAndTheSameAgain() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    double[][] rows = new double[60][2];
    int[] heaps = new int[60];
    for (int i = 0; i < 60; i++) {
      heaps[i] = i % 3;
      rows[i] =
          new double[] {
            10 * heaps[i] + random.nextGaussian(), 5 * (heaps[i] % 2) + random.nextGaussian()
          };
    }
    int[] found = Clusters.of(rows, 3, 7);
    assertEquals(1, ClusterAgreement.of(heaps, found).adjustedRandIndex(), 1e-12);
    org.junit.jupiter.api.Assertions.assertArrayEquals(found, Clusters.of(rows, 3, 7));
  }
}
