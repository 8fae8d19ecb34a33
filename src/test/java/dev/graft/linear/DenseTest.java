package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseTest {
  private static double[][] matrix(int rows, int columns) {
    Random random = new Random(rows);
    double[][] matrix = new double[rows][];
    Arrays.setAll(matrix, i -> random.doubles(columns, -1, 1).toArray());
    return matrix;
  }

  /** Tiles and groups of four that are full, and that are not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 127, 128, 131, 260})
  void itAddsTheProduct(int inner) {
    double[][] factors = matrix(3, inner);
    double[][] rows = matrix(inner, 5);
    double[][] sums = new double[3][5];
    sums[2][1] = 10;
    Dense.add(factors, rows, sums);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 5; j++) {
        double expected = i == 2 && j == 1 ? 10 : 0;
        for (int k = 0; k < inner; k++) {
          expected += factors[i][k] * rows[k][j];
        }
        assertEquals(expected, sums[i][j], 1e-12);
      }
    }
  }

  @Test
  void aShorterRowOfSumsHasTheFirstNumbers() {
    double[][] whole = new double[2][5];
    double[][] cut = {new double[2], new double[4]};
    Dense.add(matrix(2, 9), matrix(9, 5), whole);
    Dense.add(matrix(2, 9), matrix(9, 5), cut);
    assertArrayEquals(Arrays.copyOf(whole[0], 2), cut[0]);
    assertArrayEquals(Arrays.copyOf(whole[1], 4), cut[1]);
  }

  @Test
  void transposingThereAndBackIsNothing() {
    double[] numbers = {1, 2, 3, 4, 5, 6};
    double[][] transposed = Dense.transposed(numbers, 2, 3);
    assertArrayEquals(new double[] {2, 5}, transposed[1]);
    double[] back = new double[6];
    Dense.transposeInto(transposed, back);
    assertArrayEquals(numbers, back);
    assertArrayEquals(new double[] {1, 2, 3}, Dense.transposed(transposed)[0]);
  }
}
