package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
  /** Any step aside from the optimum is up; the objective is written once more, plainly. */
  @ParameterizedTest
  @ValueSource(doubles = {10, 0.1, 1e-4})
  void noWeightsNearbyAreBetter(double strength) {
    LabelledFeatures rows = LinearFixtures.rows(60, 5, 3, 1);
    LinearModel model = LogisticRegression.on(rows).fit(strength);
    assertTrue(model.gradient() <= LogisticRegression.TOLERANCE, "gradient " + model.gradient());
    LinearFixtures.Plain plain = new LinearFixtures.Plain(rows, strength);
    double[] optimum = plain.weights(model);
    double least = plain.objective(optimum);
    assertEquals(least, model.objective(), 1e-6 * least, "weights are handed out as floats");
    for (int k = 0; k < optimum.length; k++) {
      for (double step : new double[] {-1e-2, 1e-2}) {
        double[] aside = optimum.clone();
        aside[k] += step;
        assertTrue(plain.objective(aside) > least - 1e-9, "weight " + k);
      }
    }
  }

  @Test
  void aClassWithoutARowAndAStrengthOfNothingAreRefused() {
    LabelledFeatures rows = LabelledFeatures.of(new float[][] {{1}, {2}}, new int[] {0, 1}, 3);
    String missing =
        assertThrows(IllegalArgumentException.class, () -> LogisticRegression.on(rows))
            .getMessage();
    assertTrue(missing.contains("2 rows of 3 classes"), missing);
    LogisticRegression model = LogisticRegression.on(LinearFixtures.rows(9, 2, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> model.fit(0));
  }

  /** Scales are those of all rows, so that the copies stand in both, here without weight. */
  @Test
  void aRowOfWeightThreeIsThatRowThreeTimes() {
    int row = 7;
    int[] places = IntStream.concat(IntStream.range(0, 40), IntStream.of(row, row)).toArray();
    LabelledFeatures thrice = LinearFixtures.at(LinearFixtures.rows(40, 4, 2, 3), places);
    double[][] targets =
        Arrays.stream(thrice.targets()).map(double[]::clone).toArray(double[][]::new);
    targets[row][thrice.labels()[row]] = 3;
    targets[40] = new double[2];
    targets[41] = new double[2];
    LabelledFeatures weighted =
        new LabelledFeatures(thrice.features(), targets, thrice.labels(), thrice.origins());
    assertArrayEquals(
        LogisticRegression.on(thrice).fit(0.1).matrix(),
        LogisticRegression.on(weighted).fit(0.1).matrix(),
        1e-6f);
  }
}
