package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.graft.linear.LinearModel;
import dev.graft.linear.LogisticRegression;
import dev.graft.linear.Products;
import dev.graft.linear.ScikitLearn;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("engine")
class EngineProductsTest {
  private static double[] numbers(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }

  @Test
  void theEngineMultipliesAsJavaDoes() {
    double[] matrix = numbers(7 * 5, 1);
    double[] narrow = numbers(5 * 3, 2);
    double[] wide = numbers(7 * 3, 3);
    Products plain = Products.plain(matrix, 7, 5);
    try (EngineProducts engine = new EngineProducts()) {
      Products products = engine.of(matrix, 7, 5);
      assertArrayEquals(plain.times(narrow, 3), products.times(narrow, 3), 1e-6);
      assertArrayEquals(plain.transposedTimes(wide, 3), products.transposedTimes(wide, 3), 1e-6);
    }
  }

  /** Objectives of scikit-learn on so many rows that the engine multiplies. */
  @ParameterizedTest
  @CsvSource({"10, 2.98302520996905773", "0.01, 1.71843202030623909", "1e-4, 1.27987630663118557"})
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
