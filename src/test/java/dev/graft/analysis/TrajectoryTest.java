package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read off a learning curve; all numbers are worked by hand. */
class TrajectoryTest {
  private static final Trajectory CURVE = of(0, 0.2, 0.4, 0.6, 0.5, 0.7);

  /** Ten updates and half a second per pass. */
  private static Trajectory of(int firstPass, double... accuracies) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < accuracies.length; i++) {
      int pass = firstPass + i;
      points.add(new Point(pass, 10 * pass, 0.5 * pass, 1, 1, accuracies[i]));
    }
    return new Trajectory(points);
  }

  @Test
  void startAndEndAreThoseOfTheCurve() {
    assertEquals(0.2, CURVE.jumpstart());
    assertEquals(Double.NaN, of(1, 0.4, 0.6).jumpstart(), "no point before training");
    assertEquals(0.7, CURVE.asymptote(), 1e-12, "the last of 4 trained points");
    assertEquals(0.65, of(1, .1, .2, .3, .4, .5, .6, .6, .7).asymptote(), 1e-12, "two of 8");
    assertEquals(40, CURVE.end(Clock.UPDATES));
    assertEquals(2, CURVE.end(Clock.SECONDS));
    assertTrue(CURVE.tells(Clock.UPDATES));
    assertFalse(of(0, 0.2).tells(Clock.UPDATES));
  }

  @Test
  void theSlopeIsOfLeastSquaresOverThreePointsAtLeast() {
    // (10, 0.4), (20, 0.6), (30, 0.5): (-10 * -0.1 + 0 + 10 * 0) / 200
    assertEquals(0.005, CURVE.slope(40, Clock.UPDATES), 1e-12);
    assertEquals(Double.NaN, of(0, 0.2, 0.4, 0.6).slope(20, Clock.UPDATES), "two trained points");
  }

  @Test
  void theAreaIsOfTrapezoids() {
    // 10 * 0.3 + 10 * 0.5, and from the middle of one to the middle of the next 5 * 0.35 + 5 * 0.45
    assertEquals(8, CURVE.area(0, 20, Clock.UPDATES), 1e-12);
    assertEquals(4, CURVE.area(5, 15, Clock.UPDATES), 1e-12);
  }

  @Test
  void aThresholdIsReachedAtTheFirstPointThatStandsOnIt() {
    assertEquals(20, CURVE.reaches(0.6, Clock.UPDATES));
    assertEquals(1, CURVE.reaches(0.6, Clock.SECONDS));
    assertEquals(Double.POSITIVE_INFINITY, CURVE.reaches(0.8, Clock.UPDATES));
  }
}
