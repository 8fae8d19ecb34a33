package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void whatIsRoundedToZeroHasNoMinus() {
    assertEquals("0.00 before, -0.26 after", Text.format("%.2f before, %.2f after", -0.004, -0.26));
    assertEquals("(0.0 to +0.0)", Text.format("(%+.1f to %+.1f)", -0.01, 0.01));
    assertEquals("-0.004 of 1-0.5 and x-0.0", Text.format("%.3f of 1-0.5 and x-0.0", -0.004));
  }

  @Test
  void aNumberHasNoZerosAtItsEnd() {
    assertEquals("32.1", Text.number(32.1, 6));
    assertEquals("2700", Text.number(2700, 6));
    assertEquals("43.99", Text.number(43.9928, 4));
    assertEquals("0", Text.number(0, 4));
    assertEquals("-0.5", Text.number(-0.5, 3));
  }

  @Test
  void pointsThatAreNotZeroNeverLookLikeIt() {
    assertEquals("0.0", Text.points(0));
    assertEquals("-0.025", Text.points(-0.00025));
    assertEquals("+1.2", Text.points(0.0121));
  }
}
