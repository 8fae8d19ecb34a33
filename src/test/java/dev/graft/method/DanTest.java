package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The maximum mean discrepancy of a step against its formula, on either engine. */
@Tag("engine")
class DanTest {
  private record Weighted(float[][] rows, float[] weights) {}

  private static double squaredDistance(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return sum;
  }

  private static double plain(float[][] source, float[][] target, float[] weights) {
    return squared(source, target, weights, width(source, target));
  }

  /** The median squared distance of different rows. */
  private static double width(float[][] source, float[][] target) {
    float[][] all = Arrays.copyOf(source, source.length + target.length);
    System.arraycopy(target, 0, all, source.length, target.length);
    double[] distances = new double[all.length * (all.length - 1) / 2];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[next++] = squaredDistance(all[i], all[j]);
      }
    }
    Arrays.sort(distances);
    int half = distances.length / 2;
    return distances.length % 2 == 1
        ? distances[half]
        : (distances[half - 1] + distances[half]) / 2;
  }

  /** Three double sums over source, target and between them, as Gretton's equation 5. */
  private static double squared(float[][] source, float[][] target, float[] weights, double width) {
    Weighted first = new Weighted(source, weights);
    Weighted second = new Weighted(target, Steps.ones(target.length));
    return mean(first, first, width) + mean(second, second, width) - 2 * mean(first, second, width);
  }

  private static double mean(Weighted first, Weighted second, double width) {
    float[][] x = first.rows();
    float[][] y = second.rows();
    float[] v = first.weights();
    float[] w = second.weights();
    double sum = 0;
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        double kernel = 0;
        for (double factor : new double[] {0.25, 0.5, 1, 2, 4}) {
          kernel += Math.exp(-squaredDistance(x[i], y[j]) / (factor * width)) / 5;
        }
        sum += v[i] * w[j] * kernel;
        total += v[i] * w[j];
      }
    }
    return sum / total;
  }

  @Test
  void workedByHand() {
    // source 0, target 1: the one distance and so the median is 1; 2 - 2 x mean of exp(-4),
    // exp(-2),
    // exp(-1), exp(-1/2), exp(-1/4): (0.0183156 + 0.1353353 + 0.3678794 + 0.6065307 + 0.7788008) /
    // 5
    float[][] scores = {{0, 0}};
    Steps.Numbers numbers =
        new Steps.Numbers(new float[][] {{0}}, scores, new float[][] {{1}}, scores);
    assertEquals(2 - 2 * 1.9068618 / 5, Steps.of(Dan.withDefaults(), numbers).loss(), 1e-6);
  }

  @Test
  void asTheFormulaInPlainJava() {
    for (long seed = 1; seed <= 4; seed++) {
      Steps.Numbers numbers = Steps.random(seed, 6, 3, 2);
      float[] weights = {1, 0.3f, 0, 1, 0.7f, 0.2f};
      assertEquals(
          plain(numbers.sourceFeatures(), numbers.targetFeatures(), Steps.ones(6)),
          Steps.of(new Dan(1), numbers).loss(),
          1e-5);
      assertEquals(
          3 * plain(numbers.sourceFeatures(), numbers.targetFeatures(), weights),
          Steps.of(new Dan(3), numbers, weights, 0).loss(),
          1e-5);
    }
  }

  @Test
  void equalRowsHaveNoDiscrepancy() {
    float[][] rows = {{1, 2}, {1, 2}};
    Steps.Result result = Steps.of(new Dan(1), new Steps.Numbers(rows, rows, rows, rows));
    assertEquals(0, result.loss(), 1e-6);
    for (float slope : result.gradients()[0]) {
      assertEquals(0, slope, 1e-6);
    }
  }

  @Test
  void itsGradientIsTheSlopeUnderAFixedWidth() {
    Steps.Numbers numbers = Steps.random(7, 3, 2, 1);
    float[][] source = numbers.sourceFeatures();
    float[] slopes = Steps.of(new Dan(1), numbers).gradients()[0];
    double width = width(source, numbers.targetFeatures());
    for (int place = 0; place < 6; place++) {
      float[] row = source[place / 2];
      float kept = row[place % 2];
      row[place % 2] = kept + 1e-2f;
      double above = squared(source, numbers.targetFeatures(), Steps.ones(3), width);
      row[place % 2] = kept - 1e-2f;
      double below = squared(source, numbers.targetFeatures(), Steps.ones(3), width);
      row[place % 2] = kept;
      assertEquals((above - below) / 2e-2, slopes[place], 1e-4);
    }
  }
}
