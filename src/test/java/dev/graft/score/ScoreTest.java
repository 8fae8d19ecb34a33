package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScoreTest {
  @Test
  void aScoreTellsItsDirectionRangeAndSize() {
    assertEquals(
        "H-score 1.005 in [0, 2], higher is better; n = 6, d = 2, n/d = 3.00, C = 3.",
        HScore.withDefaults().score(Made.SIX, Made.PAIRS).toString());
    assertTrue(
        LogMe.withDefaults()
            .score(Made.SIX, Made.PAIRS)
            .toString()
            .startsWith("LogME -0.7714 nats per row in (-infinity, infinity), higher is better"));
  }
}
