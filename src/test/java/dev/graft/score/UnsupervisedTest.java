package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Components, neighbours and clusters; expected numbers are scikit-learn's unless said. */
class UnsupervisedTest {
  private static final double[][] A = {
    {1, 2, 0.5}, {2, 1, 1}, {3, 4, -1}, {4, 3, 0}, {6, 5, 2}, {5, 7, 1}
  };
  private static final double[][] B = {{0, 1, 2}, {1, 3, 0}, {2, 2, 5}, {4, 1, 1}, {3, 6, 2}};

  @Test
  void componentsOfSomeRowsExplainOthers() {
    PrincipalComponents two = PrincipalComponents.of(A, 2);
    // PCA(2).fit(A): explained_variance_ratio_.sum(); and |(B - mean) V'|^2 / |B - mean|^2
    assertEquals(0.9455401328139885, two.explainedVariance(A), 1e-12);
    assertEquals(0.7365230008501041, two.explainedVariance(B), 1e-12);
    assertEquals(1, PrincipalComponents.of(A, 3).explainedVariance(B), 1e-12, "all directions");
    // PCA(2).fit(A).transform(B), signs free
    double[][] moved = two.transform(B);
    assertEquals(4.064755937801234, Math.abs(moved[0][0]), 1e-12);
    assertEquals(3.4582117328683952, Math.abs(moved[2][1]), 1e-12);
    double[][] white = two.whitened().transform(B);
    assertEquals(1.4885689409391742, Math.abs(white[0][0]), 1e-12);
    assertEquals(3.0926027282347457, Math.abs(white[2][1]), 1e-12);
  }

  @Test
  void oneDirectionByHand() {
    // Rows on the line (1, 1): all of their variance lies in it, half of that along one axis.
    double[][] line = {{0, 0}, {1, 1}, {3, 3}};
    double[][] axis = {{0, 0}, {2, 0}, {5, 0}};
    PrincipalComponents one = PrincipalComponents.of(line, 1);
    assertEquals(1, one.explainedVariance(line), 1e-12);
    assertEquals(0.5, one.explainedVariance(axis), 1e-12);
    assertTrue(Double.isNaN(one.explainedVariance(new double[][] {{1, 2}, {1, 2}})));
  }

  @Test
  void trustworthiness() {
    double[][] before = {{0, 0}, {1, 0}, {0, 1}, {2, 2}, {5, 5}, {5, 6}, {6, 5}, {7, 7}};
    double[][] after = {{0}, {3}, {1}, {2}, {6}, {5}, {9}, {7}};
    // sklearn.manifold.trustworthiness
    assertEquals(0.8611111111111112, of(2, before, after), 1e-12);
    assertEquals(0.8888888888888888, of(3, before, after), 1e-12);
    assertEquals(1, of(2, before, before), 1e-12);
  }

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
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
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

  @Test
  void threeHeapsAreFoundAndTheSameAgain() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
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

  @Test
  void badInputIsNamed() {
    assertMessage(
        "components (4) must be at most 3, the directions in which the 6 rows of 3 features differ;"
            + " ask for fewer, or learn them on more rows",
        () -> PrincipalComponents.of(A, 4));
    assertMessage(
        "features (2) must be as many as those that the components were learned on, 3; give both"
            + " sets the same base and preprocessing",
        () -> PrincipalComponents.of(A, 2).transform(new double[][] {{1, 2}, {2, 3}}));
    assertMessage(
        "clusters (7) must be at least 2 and at most the rows, 6", () -> Clusters.of(A, 7, 1));
    assertMessage(
        "neighbours (10) must be fewer than half of the rows (6); take more rows",
        () -> NeighbourPreservation.withDefaults().of(A, A));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> Clusters.of(new double[][] {{1, Double.NaN}, {1, 2}}, 2, 1))
            .getMessage()
            .contains("must be a number"));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
