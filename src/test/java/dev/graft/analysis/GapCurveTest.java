package dev.graft.analysis;

import static dev.graft.analysis.LossFixtures.three;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GapCurveTest {
  private static final int STUDIES = 1_000;

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

  /** The pass is chosen by other seeds than those whose rise is tested; flat curves have none. */
  @Tag("slow")
  @Test
  void flatNoisyCurvesSeldomOverfit() {
    Random random = new Random(12);
    for (int seeds : new int[] {3, 5, 10}) {
      for (int passes : new int[] {8, 30}) {
        for (double shared : new double[] {0, 0.9}) {
          int said = 0;
          for (int study = 0; study < STUDIES; study++) {
            double[][] losses = new double[seeds][];
            for (int s = 0; s < seeds; s++) {
              losses[s] = flat(passes, shared, random);
            }
            said += Overfitting.of(three(losses)).arms().get(0).opening().isPresent() ? 1 : 0;
          }
          String setting = seeds + " seeds, " + passes + " passes, " + shared + ": " + said;
          assertTrue(said <= 0.055 * STUDIES, setting);
        }
      }
    }
  }

  private static double[] flat(int passes, double shared, Random random) {
    double[] losses = new double[passes];
    double noise = random.nextGaussian();
    for (int i = 0; i < passes; i++) {
      noise = shared * noise + Math.sqrt(1 - shared * shared) * random.nextGaussian();
      losses[i] = 1 + 0.05 * noise;
    }
    return losses;
  }

  @Test
  void aTrueRiseIsStillFound() {
    Random random = new Random(3);
    int said = 0;
    for (int study = 0; study < 100; study++) {
      double[][] losses = new double[5][];
      for (int s = 0; s < 5; s++) {
        losses[s] = flat(20, 0, random);
        for (int i = 0; i < 20; i++) {
          losses[s][i] += 0.02 * Math.abs(i - 6);
        }
      }
      said += Overfitting.of(three(losses)).arms().get(0).opening().isPresent() ? 1 : 0;
    }
    assertTrue(said >= 95, "found " + said);
  }
}
