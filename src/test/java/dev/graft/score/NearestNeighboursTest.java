package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
  private static final double EXACT = 1e-9;

  private static double value(FeatureScore score, double[][] features, int[] labels) {
    return score.score(features, labels).value();
  }

  /** Votes by hand: 4 and 5 are level with one vote each, the nearer wins. */
  @Test
  void neighboursThatAreLevelAreDecidedByTheNearest() {
    double[][] f = {{0}, {1}, {2.5}, {10}, {11}, {12.5}};
    int[] y = {0, 0, 1, 1, 1, 0};
    // Left out in turn, two neighbours: 0 -> (0, 1) 0; 1 -> (0, 1) 0; 2 -> (0, 0) 0; 3 -> (1, 0) 1;
    // 4 -> (1, 0) 1; 5 -> (1, 1) 1: four of six.
    assertEquals(4 / 6.0, value(NearestNeighbours.withDefaults().withNeighbours(2), f, y), EXACT);
  }
}
