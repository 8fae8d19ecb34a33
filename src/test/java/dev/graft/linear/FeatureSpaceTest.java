package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureSpaceTest {
  @Test
  void fewRowsOfManyFeaturesAnswerAsInTheWholeSpace() {
    LabelledFeatures few = LinearFixtures.rows(30, 80, 3, 2);
    LinearModel inSpan = LogisticRegression.on(few).fit(0.01);
    LinearFixtures.Plain plain = new LinearFixtures.Plain(few, 0.01);
    double[] weights = plain.weights(inSpan);
    assertEquals(plain.objective(weights), inSpan.objective(), 1e-6);
    for (int k = 0; k < weights.length; k += 7) {
      double[] aside = weights.clone();
      aside[k] += 1e-2;
      assertTrue(plain.objective(aside) > inSpan.objective(), "weight " + k);
    }
  }

  @Test
  void aConstantFeatureHasNoWeightAndACommonUnitDoesNotMatter() {
    LabelledFeatures rows = LinearFixtures.rows(50, 3, 2, 4);
    float[][] other =
        Arrays.stream(rows.features())
            .map(row -> new float[] {1000 * row[0], 1000 * row[1] + 5, 1000 * row[2], 7.3f})
            .toArray(float[][]::new);
    LabelledFeatures changed = LabelledFeatures.of(other, rows.labels(), 2);
    LinearModel model = LogisticRegression.on(changed).fit(0.1);
    assertEquals(1, model.constantFeatures());
    assertEquals(0, model.matrix()[3]);
    double[][] expected = LogisticRegression.on(rows).fit(0.1).logProbabilities(rows.features());
    double[][] found = model.logProbabilities(other);
    for (int i = 0; i < found.length; i++) {
      assertArrayEquals(expected[i], found[i], 1e-4);
    }
  }

  @Test
  void featuresThatAreAllConstantAnswerTheClassesShares() {
    float[][] same = new float[8][2];
    LabelledFeatures rows = LabelledFeatures.of(same, new int[] {0, 0, 0, 0, 0, 0, 1, 1}, 2);
    double[] answer = LogisticRegression.on(rows).fit(1).logProbabilities(same)[0];
    assertEquals(Math.log(0.75), answer[0], 1e-8);
  }
}
