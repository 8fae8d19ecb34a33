package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HScoreTest {
  private static final double EXACT = 1e-9;

  private static double value(FeatureScore score, double[][] features, int[] labels) {
    return score.score(features, labels).value();
  }

  @Test
  void asManyFeaturesAsRowsMakeTheHScoreSayNothing() {
    int[] shuffled = {2, 0, 1, 1, 0, 2, 1, 0, 2};
    Score score = HScore.withDefaults().score(Made.features(9, 12), shuffled);
    assertEquals(2, score.value(), EXACT, "the maximum for any labels");
    assertFalse(score.saysSomething());
    assertTrue(
        score.toString().contains("with 9 rows of 12 features it is at its maximum for any labels"),
        score.toString());
    assertFalse(HScore.withDefaults().score(Made.features(9, 8), shuffled).saysSomething());
    assertTrue(HScore.withDefaults().score(Made.features(9, 4), shuffled).saysSomething());
  }
}
