package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  private static final double EXACT = 1e-9;

  private static double value(FeatureScore score, double[][] features, int[] labels) {
    return score.score(features, labels).value();
  }

  /** KNeighborsClassifier(1), each row left out; Ridge on one-hot classes in the same folds. */
  @Test
  void theYardsticksAgreeWithScikitLearn() {
    NearestNeighbours one = NearestNeighbours.withDefaults().withNeighbours(1);
    assertEquals(0.5, value(one, Made.features(30, 8), Made.labels(30)));
    assertEquals(2 / 9.0, value(one, Made.features(9, 12), Made.labels(9)), EXACT);
    LinearProbe probe = LinearProbe.withDefaults();
    assertEquals(16 / 30.0, value(probe, Made.features(30, 8), Made.labels(30)), EXACT);
    assertEquals(0.875, value(probe, Made.features(40, 60), Made.labels(40)));
    assertEquals(3 / 9.0, value(probe.withFolds(3), Made.features(9, 12), Made.labels(9)), EXACT);
    Sample tall = Sample.of(Made.features(30, 8), Made.labels(30));
    double squares = IntStream.range(0, 30).mapToDouble(i -> tall.centred().get(i, i)).sum();
    assertEquals(0.1 * squares / 30, probe.penalty(tall), EXACT, "the share that sklearn finds");
  }

  /** A second, plain implementation of the probe's penalty: each row really left out. */
  @Test
  void theShortcutForLeavingOneOutIsExact() {
    int[] y = Made.labels(12);
    Sample sample = Sample.of(Made.features(12, 5), y);
    double scale = IntStream.range(0, 12).mapToDouble(i -> sample.centred().get(i, i)).sum() / 12;
    double best = Double.POSITIVE_INFINITY;
    double chosen = 0;
    for (double share : new double[] {10, 1, 0.1, 0.01, 0.001, 0.0001}) {
      double error = 0;
      for (int left = 0; left < 12; left++) {
        error += PlainRidge.squaredError(Made.features(12, 5), y, left, share * scale);
      }
      if (error < best) {
        best = error;
        chosen = share * scale;
      }
    }
    assertEquals(chosen, LinearProbe.withDefaults().penalty(sample), EXACT);
  }
}
