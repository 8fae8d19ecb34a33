package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ClusterAgreementTest {
  private static final double[][] A = {
    {1, 2, 0.5}, {2, 1, 1}, {3, 4, -1}, {4, 3, 0}, {6, 5, 2}, {5, 7, 1}
  };

  private static double of(int neighbours, double[][] before, double[][] after) {
    return NeighbourPreservation.withDefaults().withNeighbours(neighbours).of(before, after);
  }

  @Test
  void agreementWhateverClustersAreCalled() {
    int[] a = {0, 0, 1, 1, 2, 2, 2, 0};
    int[] b = {1, 1, 0, 0, 0, 2, 2, 2};
    ClusterAgreement agreement = ClusterAgreement.of(a, b);
    assertEquals(0.23809523809523808, agreement.adjustedRandIndex(), 1e-12);
    assertEquals(0.5588730382170324, agreement.mutualInformation(), 1e-12);
    ClusterAgreement same = ClusterAgreement.of(a, new int[] {5, 5, 3, 3, 0, 0, 0, 5});
    assertEquals(1, same.adjustedRandIndex(), 1e-12);
    assertEquals(1, same.mutualInformation(), 1e-12);
  }

  @Test
  void indexByCountingPairs() {
    // A second, plain way: over all pairs, together in both, in one, by chance.
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    int[] a = random.ints(40, 0, 4).toArray();
    int[] b = random.ints(40, 0, 3).toArray();
    double both = 0;
    double ofA = 0;
    double ofB = 0;
    double all = 0;
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < i; j++) {
        both += a[i] == a[j] && b[i] == b[j] ? 1 : 0;
        ofA += a[i] == a[j] ? 1 : 0;
        ofB += b[i] == b[j] ? 1 : 0;
        all++;
      }
    }
    double expected = (both - ofA * ofB / all) / ((ofA + ofB) / 2 - ofA * ofB / all);
    assertEquals(expected, ClusterAgreement.of(a, b).adjustedRandIndex(), 1e-12);
  }
}
