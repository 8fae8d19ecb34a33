package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares worked by hand; no set that comes with Graft has a column that parts its classes. */
class CutsTest {
  private static double parted(int rows, int classes, IntFunction<Double> number) {
    List<Integer> labels = IntStream.range(0, rows).mapToObj(row -> row % classes).toList();
    return Cuts.parted(IntStream.range(0, rows).mapToObj(number).toList(), labels, classes);
  }

  @Test
  void theShareAtTheBestCut() {
    assertEquals(1, parted(40, 2, row -> (double) (row % 2)));
    assertEquals(1, parted(60, 3, row -> row % 3 * 10.0 + row % 7));
    assertEquals(0.975, parted(40, 2, row -> row == 0 ? 1.0 : row % 2), 1e-12);
    assertEquals(0.5, parted(40, 2, row -> 3.0));
    assertEquals(0, parted(28, 2, row -> (double) (row % 2)), "too few rows");
  }

  @Test
  void ofManyRowsSomeAreLookedAtFirst() {
    Random random = new Random(1);
    assertEquals(0, parted(50_000, 2, row -> random.nextGaussian()));
    assertEquals(1, parted(50_000, 2, row -> row % 2 + 0.9 * random.nextDouble()));
    assertEquals(0.98, parted(50_000, 2, row -> row % 100 < 4 ? 1.0 : row % 2), 1e-12);
  }

  @Test
  void whatComesWithGraftIsQuiet() {
    TableSet species = Penguins.bySpecies();
    List<TableSet> sets =
        List.of(
            species,
            Penguins.bySex(),
            species.only("Adelie", "Gentoo"),
            species.only("Adelie", "Chinstrap"),
            species.where("island", "Biscoe").without("island"),
            species.where("island", "Dream").without("island"),
            Penguins.bySex().where("species", "Gentoo").without("species"),
            MadeTables.of("product", 900, 1, x -> x[0] * x[1]),
            MadeTables.of("sum", 900, 1, x -> x[4] + x[5]));
    sets.forEach(set -> assertEquals(List.of(), set.notes(), set.name()));
  }
}
