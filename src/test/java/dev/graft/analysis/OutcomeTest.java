package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.stats.Interval;
import dev.graft.stats.SampleSize;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The word for an interval, and what is said where it is none of the clear ones. */
class OutcomeTest {
  @Test
  void adviceSaysItsWaysAlone() {
    SampleSize.Goal goal = new SampleSize.Goal(0.03, 0.05);
    assertEquals(
        "9 seeds on these rows, or 5 seeds x 800 test rows: a difference of 0.0300 is found in 9 of"
            + " 10 cases",
        new Advice(OptionalInt.of(9), Optional.of(new Advice.Design(5, 800)), goal, 0.02)
            .toString());
    assertTrue(
        new Advice(OptionalInt.empty(), Optional.empty(), goal, 0.02)
            .toString()
            .startsWith("with no number of seeds and test rows that was tried: "));
  }

  @Test
  void wordsFollowTheInterval() {
    assertEquals(Outcome.HELPS, Outcome.of(between(0.001, 0.02), 0.03));
    assertEquals(Outcome.HARMS, Outcome.of(between(-0.2, -0.001), 0.03));
    assertEquals(Outcome.NO_DIFFERENCE, Outcome.of(between(-0.03, 0.02), 0.03));
    assertEquals(Outcome.CANNOT_TELL, Outcome.of(between(-0.031, 0.02), 0.03));
    assertEquals(Outcome.CANNOT_TELL, Outcome.of(between(-0.01, 0.04), 0.03));
    assertEquals(Outcome.NO_DIFFERENCE, Outcome.of(between(0, 0), 1e-9));
  }

  private static Interval between(double low, double high) {
    return new Interval((low + high) / 2, low, high, 5, 0.95, 0.5);
  }
}
