package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogMeTest {
  private static double value(FeatureScore score, double[][] features, int[] labels) {
    return score.score(features, labels).value();
  }

  /** Why nothing is ranked by it unasked: one feature that is 1 beats eight that tell a little. */
  @Test
  void logMeCanPreferFeaturesThatTellNothing() {
    double[][] ones = new double[30][1];
    Arrays.stream(ones).forEach(row -> row[0] = 1);
    double little = value(LogMe.withDefaults(), Made.features(30, 8), Made.labels(30));
    assertTrue(value(LogMe.withDefaults(), ones, Made.labels(30)) > little);
    assertTrue(value(LinearProbe.withDefaults(), Made.features(30, 8), Made.labels(30)) > 0.5);
  }
}
