package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Copies with shifted numbers are found, and measurements that lie near are none. */
class NearRowsTest {
  /** Rows of numbers, each of which may be a shifted copy of one before. */
  private static List<DataNotes.Note> notes(int rows, int copies, double by, Numbers numbers) {
    Random random = new Random(7);
    List<double[]> all = new ArrayList<>();
    IntStream.range(0, rows).forEach(row -> all.add(numbers.draw(random, row)));
    for (int copy = 0; copy < copies; copy++) {
      double[] shifted = all.get(random.nextInt(rows)).clone();
      for (int c = 0; c < shifted.length; c++) {
        shifted[c] += by * random.nextGaussian();
      }
      all.add(shifted);
    }
    List<TableColumn> columns = new ArrayList<>();
    for (int c = 0; c < all.get(0).length; c++) {
      int of = c;
      List<Double> cells = all.stream().map(row -> row[of]).toList();
      columns.add(new TableColumn("x" + c, cells.stream().map(String::valueOf).toList(), cells));
    }
    return NearRows.note(columns, all.size()).stream().toList();
  }

  private interface Numbers {
    double[] draw(Random random, int row);
  }

  private static double[] normal(Random random, int columns) {
    return random.doubles(columns).map(u -> random.nextGaussian()).toArray();
  }

  @Test
  void shiftedCopies() {
    for (double by : new double[] {1e-6, 1e-3, 1e-2}) {
      List<DataNotes.Note> notes = notes(400, 100, by, (random, row) -> normal(random, 6));
      assertEquals(1, notes.size(), "shifted by " + by);
      int found = notes.get(0).number();
      assertTrue(found > 130 && found < 210, "100 copies and what they are of: " + found);
    }
    assertEquals(1, notes(8_000, 2_000, 1e-3, (random, row) -> normal(random, 4)).size());
  }

  @Test
  void measurementsThatLieNear() {
    for (int columns = 3; columns < 9; columns++) {
      int many = columns;
      assertEquals(List.of(), notes(2_000, 0, 0, (random, row) -> normal(random, many)));
    }
    assertEquals(List.of(), notes(20_000, 0, 0, (random, row) -> normal(random, 3)));
    assertEquals(List.of(), notes(1_000, 0, 0, NearRowsTest::oneSize), "one thing three times");
    assertEquals(List.of(), notes(1_000, 0, 0, NearRowsTest::longTails));
    assertEquals(List.of(), notes(1_000, 0, 0, NearRowsTest::steps), "one after the other");
    assertEquals(List.of(), notes(1_000, 0, 0, NearRowsTest::scale), "answers from 1 to 5");
    assertEquals(List.of(), notes(1_000, 0, 0, NearRowsTest::coarse), "rounded to a tenth");
  }

  private static double[] oneSize(Random random, int row) {
    double size = random.nextGaussian();
    return new double[] {size, 2 * size + 1, Math.exp(size)};
  }

  private static double[] longTails(Random random, int row) {
    return random.doubles(4).map(u -> Math.exp(5 * random.nextGaussian())).toArray();
  }

  private static double[] steps(Random random, int row) {
    return IntStream.range(1, 5).mapToDouble(c -> Math.sin(row * 0.004 * c)).toArray();
  }

  private static double[] scale(Random random, int row) {
    return random.doubles(5).map(u -> 1 + random.nextInt(5)).toArray();
  }

  private static double[] coarse(Random random, int row) {
    return random.doubles(4).map(u -> Math.rint(10 * random.nextGaussian()) / 10).toArray();
  }
}
