package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.linear.LinearModel;
import dev.graft.linear.LogisticRegression;
import dev.graft.linear.Products;
import dev.graft.linear.Rows;
import dev.graft.linear.ScikitLearn;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class EngineProductsTest {
  /** Made rows, more than the engine multiplies at once. */
  private record Made(int number, int length) implements Rows {
    @Override
    public void read(int row, double[] to) {
      System.arraycopy(numbers(length, row), 0, to, 0, length);
    }
  }

  private static double[] numbers(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 2500})
  void theEngineMultipliesAsJavaDoes(int n) {
    Rows rows = new Made(n, 5);
    double[] weights = numbers(5 * 3, -2);
    double[] scores = new double[n * 3];
    double[] gathered = new double[5 * 3];
    for (int i = 0; i < n; i++) {
      double[] row = numbers(5, i);
      for (int c = 0; c < 3; c++) {
        for (int j = 0; j < 5; j++) {
          scores[i * 3 + c] += row[j] * weights[j * 3 + c];
        }
        for (int j = 0; j < 5; j++) {
          gathered[j * 3 + c] += row[j] * (scores[i * 3 + c] + i / (double) n) / n;
        }
      }
    }
    try (EngineProducts engine = new EngineProducts()) {
      Products products = engine.of(rows);
      double[] found = new double[n * 3];
      products.scores(
          weights, 3, (first, part) -> System.arraycopy(part, 0, found, first * 3, part.length));
      assertArrayEquals(scores, found, 1e-6);
      assertArrayEquals(
          gathered, products.gathered(weights, 3, (first, part) -> shift(first, part, n)), 1e-6);
    }
  }

  private static void shift(int first, double[] scores, int n) {
    for (int k = 0; k < scores.length; k++) {
      scores[k] = (scores[k] + (first + k / 3) / (double) n) / n;
    }
  }

  /** Rows of 244 MiB as floats: two copies would be twice as much. */
  @Test
  @Tag("slow")
  void rowsStandOnceOutsideTheHeap() throws Exception {
    Rows rows = new Repeated(100_000, 640);
    try (EngineProducts engine = new EngineProducts()) {
      engine.of(new Repeated(10, 640)).gathered(new double[640 * 50], 50, (first, scores) -> {});
      double before = ResidentMemory.outsideTheHeap();
      Products products = engine.of(rows);
      products.gathered(new double[640 * 50], 50, (first, scores) -> {});
      double grown = ResidentMemory.outsideTheHeap() - before;
      assertTrue(grown < 1.75 * 244, "grown by " + grown + " MiB");
    }
  }

  private record Repeated(int number, int length) implements Rows {
    @Override
    public void read(int row, double[] to) {
      for (int j = 0; j < length; j++) {
        to[j] = (row + j) % 7;
      }
    }
  }

  /** Objectives of scikit-learn on so many rows that the engine multiplies. */
  @ParameterizedTest
  @CsvSource({"10, 2.98302570064088624", "0.01, 1.71843871722298691", "1e-4, 1.27987628564999656"})
  void headsFoundWithItAreScikitLearns(double strength, double objective) {
    try (EngineProducts engine = new EngineProducts()) {
      LinearModel model =
          LogisticRegression.on(ScikitLearn.large(), Optional.of(engine)).fit(strength);
      assertEquals(objective, model.objective(), 1e-6 * objective);
      assertNotEquals(
          LogisticRegression.on(ScikitLearn.large()).fit(strength).objective(),
          model.objective(),
          "it was the engine that multiplied");
    }
  }
}
