package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PrincipalComponentsTest {
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

  private static double of(int neighbours, double[][] before, double[][] after) {
    return NeighbourPreservation.withDefaults().withNeighbours(neighbours).of(before, after);
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
