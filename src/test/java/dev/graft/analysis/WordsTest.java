package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void neverRoundsAClearEndToZero() {
    assertEquals("+0.012", Words.points(0.00012));
    assertEquals("-0.040", Words.points(-0.0004));
    assertEquals("0.0", Words.points(-0.0));
    assertEquals("-8.1", Words.points(-0.081));
  }
}
