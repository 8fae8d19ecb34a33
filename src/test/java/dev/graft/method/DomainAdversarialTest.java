package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.model.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The discriminator's loss and the reversed gradient, on either engine. */
@Tag("engine")
class DomainAdversarialTest {
  private static final DomainAdversarial SMALL = new DomainAdversarial(1, 4);

  /** A discriminator in plain Java, with the first weights that seed 1 gives. */
  private static double score(float[] features) {
    Weights weights = Weights.initial(SMALL.tensors(features.length, 2), 1);
    float[] first = weights.values("discriminator.hidden.weight");
    float[] last = weights.values("discriminator.domain.weight");
    double score = 0;
    for (int unit = 0; unit < 4; unit++) {
      double sum = 0;
      for (int i = 0; i < features.length; i++) {
        sum += first[unit * features.length + i] * features[i];
      }
      score += last[unit] * Math.max(0, sum);
    }
    return score;
  }

  private static double plain(Steps.Numbers numbers, float[] weights) {
    double source = 0;
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      source += weights[i] * Math.log(1 + Math.exp(-score(numbers.sourceFeatures()[i])));
      total += weights[i];
    }
    double target = 0;
    for (float[] row : numbers.targetFeatures()) {
      target += Math.log(1 + Math.exp(score(row)));
    }
    return (source / total + target / numbers.targetFeatures().length) / 2;
  }

  @Test
  void theScheduleIsThatOfThePaper() {
    // 2 / (1 + exp(-10 p)) - 1 at 0, 0.1 and 1
    assertEquals(0, DomainAdversarial.schedule(0), 1e-12);
    assertEquals(2 / (1 + 0.36787944) - 1, DomainAdversarial.schedule(0.1), 1e-7);
    assertEquals(0.9999092, DomainAdversarial.schedule(1), 1e-7);
  }

  @Test
  void aGuessCostsTheLogarithmOfTwo() {
    float[][] zeros = {{0, 0, 0}};
    Steps.Numbers numbers = new Steps.Numbers(zeros, zeros, zeros, zeros);
    assertEquals(Math.log(2), Steps.of(SMALL, numbers).loss(), 1e-6);
  }

  @Test
  void asInPlainJava() {
    for (long seed = 1; seed <= 4; seed++) {
      Steps.Numbers numbers = Steps.random(seed, 5, 3, 2);
      assertEquals(plain(numbers, Steps.ones(5)), Steps.of(SMALL, numbers).loss(), 1e-5);
      float[] weights = {1, 0, 0.5f, 0.25f, 1};
      assertEquals(plain(numbers, weights), Steps.of(SMALL, numbers, weights, 0.9).loss(), 1e-5);
    }
  }

  @Test
  void featuresGetTheSlopeWithItsSignChanged() {
    Steps.Numbers numbers = Steps.random(3, 5, 3, 2);
    double strength = 2 * DomainAdversarial.schedule(0.3);
    float[] slopes =
        Steps.of(new DomainAdversarial(2, 4), numbers, Steps.ones(5), 0.3).gradients()[0];
    float[] expected = new float[15];
    for (int place = 0; place < 15; place++) {
      float[] row = numbers.sourceFeatures()[place / 3];
      float kept = row[place % 3];
      row[place % 3] = kept + 1e-3f;
      double above = plain(numbers, Steps.ones(5));
      row[place % 3] = kept - 1e-3f;
      double below = plain(numbers, Steps.ones(5));
      row[place % 3] = kept;
      expected[place] = (float) (-strength * (above - below) / 2e-3);
    }
    assertArrayEquals(expected, slopes, 1e-4f);
    assertArrayEquals(
        new float[15], Steps.of(SMALL, numbers, Steps.ones(5), 0).gradients()[0], 1e-7f);
  }

  @Test
  void farFromZeroNothingOverflows() {
    float[][] far = {{1e4f, -1e4f, 1e4f}};
    float loss = Steps.of(SMALL, new Steps.Numbers(far, far, far, far)).loss();
    assertEquals(Math.abs(score(far[0])) / 2, loss, 1e-2 * loss);
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "hidden (0) must be at least 1",
        assertThrows(IllegalArgumentException.class, () -> new DomainAdversarial(1, 0))
            .getMessage());
  }
}
