package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NeighbourPreservationTest {
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
}
