package dev.graft.analysis;

import static dev.graft.analysis.LossFixtures.three;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapCurveTest {
  @Test
  void theOpeningIsThePassOfTheLowestMeanLoss() {
    GapCurve curve =
        Overfitting.of(
                three(
                    new double[] {1, 0.8, 0.9, 1.0},
                    new double[] {1, 0.7, 0.9, 1.1},
                    new double[] {1, 0.6, 0.8, 0.9}))
            .arms()
            .get(0);
    assertEquals(2, curve.lowestPass());
    assertEquals(0.2, curve.gap().get(1), 1e-12, "0.7 - 0.5");
    assertEquals(0.9, curve.gap().get(3), 1e-12, "1.0 - 0.1");
    // rises 0.2, 0.4, 0.3: mean 0.3, s = 0.1, t(2, 97.5%) = 4.302653: 0.3 +- 0.248414
    assertEquals(0.3, curve.rise().orElseThrow().mean(), 1e-12);
    assertEquals(0.051586, curve.rise().orElseThrow().low(), 1e-6);
    assertEquals(Optional.of(2.0), curve.opening());
    assertEquals("scratch: overfits from pass 2 on", curve.toString());
  }

  @Test
  void aRiseWithinItsDoubtIsNoOpening() {
    Overfitting overfitting =
        Overfitting.of(
            three(
                new double[] {1, 0.8, 0.9, 0.7},
                new double[] {1, 0.7, 0.9, 1.3},
                new double[] {1, 0.6, 0.8, 0.9}));
    GapCurve curve = overfitting.arms().get(0);
    assertEquals(Optional.empty(), curve.opening());
    assertEquals("scratch: cannot tell whether it overfits", curve.toString());
    assertTrue(overfitting.toString().contains("2 of 4"), overfitting.toString());
  }
}
