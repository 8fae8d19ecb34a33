package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearCkaTest {
  private static final double EXACT = 1e-9;

  @Test
  void ckaAgreesWithNumpy() {
    double[][] labels = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}};
    LinearCka cka = LinearCka.withDefaults();
    assertEquals(0.6959707741759293, cka.score(Made.SIX, labels).value(), EXACT);
    assertEquals(0.6348726493834073, cka.debiased().score(Made.SIX, labels).value(), EXACT);
    assertEquals(1, cka.score(Made.SIX, Made.SIX).value(), EXACT);
    double[][] far =
        Arrays.stream(Made.SIX)
            .map(row -> new double[] {-7 * row[1] + 2, 7 * row[0]})
            .toArray(double[][]::new);
    assertEquals(1, cka.score(Made.SIX, far).value(), EXACT, "rotation, scale and shift");
  }

  @Test
  void plainCkaIsHighForAnythingWithFewRowsAndSaysSo() {
    Random random = new Random(5);
    double[][] a = new double[10][200];
    double[][] b = new double[10][200];
    Arrays.stream(a).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
    Arrays.stream(b).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
    Score plain = LinearCka.withDefaults().score(a, b);
    Score debiased = LinearCka.withDefaults().debiased().score(a, b);
    assertTrue(plain.value() > 0.8 && Math.abs(debiased.value()) < 0.3, plain + " " + debiased);
    assertTrue(plain.toString().contains("take debiased()"), plain.toString());
  }
}
