package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read off a curve of losses under a rising rate. */
class RateCurveTest {
  private static RateCurve curve(double lowest, double factor, double... losses) {
    List<Double> rates =
        IntStream.range(0, losses.length).mapToObj(i -> lowest * Math.pow(factor, i)).toList();
    List<Double> all = Arrays.stream(losses).boxed().toList();
    return new RateCurve("", "a head", rates, all, RateCurve.End.DIVERGED);
  }

  @Test
  void aTenthOfTheLowestsIsSuggested() {
    RateCurve curve = curve(1e-6, 10, 2, 2, 2, 2, 1.5, 0.5, 1, 9);
    assertEquals(0.1, curve.lowest(), 1e-9);
    assertEquals(0.01, curve.suggestion(), 1e-9);
    assertTrue(curve.toString().startsWith("rate finder: a head\n"), curve.toString());
    String named = curve.withArm("scratch").toString();
    assertTrue(named.startsWith("rate finder: scratch, a head\n"), named);
    assertTrue(named.contains("1.0e-2") && named.contains("the loss diverged"), named);
  }

  @Test
  void theSteepestFallLiesWhereTheLossMovesForGood() {
    RateCurve steep = curve(1e-4, 2, 2, 2, 2, 2, 1.9, 1.5, 1, 0.8, 0.7, 0.7, 0.6, 0.5, 1, 3);
    assertEquals(1e-4 * 8 * 4, steep.steepest(), 1e-4 * 8 * 2, "near the fall from 1.9 to 1");
    // What the chance of a batch does far below the valley is no fall.
    RateCurve early = curve(1e-9, 10, 9, 9, 9, 2, 2, 2, 2, 2, 1.9, 1.5, 1.2, 0.5, 0.4, 9);
    assertTrue(early.steepest() >= early.lowest() / 1001, () -> "at " + early.steepest());
  }

  @Test
  void aLossThatOnlyRisesHasAFallTooAndThatIsTheFirst() {
    RateCurve rising = curve(1e-3, 10, 1, 2, 3, 4, 5, 6, 7);
    assertEquals(1e-3, rising.lowest(), 1e-12);
    assertEquals(1, rising.steepest(), 1e-9);
  }

  @Test
  void tooFewStepsAreRefusedWithTheRateThatWasTooHigh() {
    String words =
        "steps (2) of the rate finder must be at least 7 before the loss diverges; begin at a lower"
            + " rate than 1.0e-1";
    assertEquals(words, refused(List.of(0.1, 1.0), List.of(1.0, 9.0)));
    String none = refused(List.of(), List.of());
    assertTrue(none.endsWith("begin at a lower rate than that"), none);
    assertEquals(
        "losses (1) must be as many as rates (2)", refused(List.of(0.1, 1.0), List.of(1.0)));
  }

  private static String refused(List<Double> rates, List<Double> losses) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> new RateCurve("", "a head", rates, losses, RateCurve.End.DIVERGED))
        .getMessage();
  }
}
