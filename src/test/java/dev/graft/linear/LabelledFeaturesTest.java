package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LabelledFeaturesTest {
  private static void refused(String words, float[][] features, int... labels) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> LabelledFeatures.of(features, labels, 2))
            .getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void whatIsNoNumberOrDoesNotFitIsNamed() {
    refused("feature 1 of row 0 (NaN)", new float[][] {{1, Float.NaN}, {2, 3}}, 0, 1);
    refused("row 1 has 1 features and the first has 2", new float[][] {{1, 4}, {2}}, 0, 1);
    refused("rows (0)", new float[0][]);
    refused("labels (1)", new float[][] {{1}, {2}}, 0);
  }
}
