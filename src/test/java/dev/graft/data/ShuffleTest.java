package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  @Test
  void mixesAsSplitMix64Does() {
    // The first output of SplitMix64 with seed 0, as in the tests of its published code.
    assertEquals(0xe220a8397b1dcdafL, Shuffle.mix(0));
    assertNotEquals(Shuffle.mix(1, 2), Shuffle.mix(2, 1));
    assertNotEquals(Shuffle.mix(1), Shuffle.mix(1, 0));
  }

  @Test
  void drawsEveryPlaceEquallyOften() {
    List<Integer> rows = IntStream.range(0, 5).boxed().toList();
    int[] first = new int[5];
    for (int seed = 0; seed < 10_000; seed++) {
      first[Shuffle.of(rows, Shuffle.mix(seed)).get(0)]++;
    }
    // Binomial(10,000, 0.2): mean 2,000, standard deviation 40; five of them are 200.
    for (int count : first) {
      assertEquals(2_000, count, 200);
    }
  }

  @Test
  void staysTheSameFromVersionToVersion() {
    // Recorded on 17.0.15; a change here changes the rows of stored runs: raise Draw.VERSION.
    List<Integer> rows = IntStream.range(0, 8).boxed().toList();
    assertEquals(List.of(0, 2, 5, 3, 1, 6, 7, 4), Shuffle.of(rows, Shuffle.mix(7, 1)));
  }
}
