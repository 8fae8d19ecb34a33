package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a run's answers. */
class OutcomesTest {
  /** With a number of decimals both rows would be 0, and a sure network would rank nothing. */
  @Test
  void probabilitiesKeepSixSignificantDigits() {
    assertEquals(1.23457e-7, Outcomes.kept(1.23456789e-7));
    assertEquals(0.999999, Outcomes.kept(0.9999994));
    float[] logarithms = {(float) Math.log(2e-9), (float) Math.log(4e-9)};
    assertEquals(List.of(2e-9, 4e-9), rounded(Outcomes.probabilities(logarithms)));
  }

  /** To three digits: a logarithm is a float. */
  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> Math.round(value * 1e11) / 1e11).toList();
  }

  @Test
  void theFirstOfEqualsIsTheLargest() {
    assertEquals(1, Outcomes.largest(new float[] {0.1f, 0.4f, 0.4f, 0.1f}));
  }
}
