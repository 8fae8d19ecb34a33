package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HalvesTest {
  /**
   * Goes through all ways to draw two disjoint halves as bit masks; the first k seeds are right.
   */
  private static double counted(int seeds, int k, boolean both) {
    int half = seeds / 2;
    int all = 0;
    int hits = 0;
    int right = (1 << k) - 1;
    for (int a = 0; a < 1 << seeds; a++) {
      for (int b = 0; b < 1 << seeds; b++) {
        if (Integer.bitCount(a) == half && Integer.bitCount(b) == half && (a & b) == 0) {
          boolean first = 2 * Integer.bitCount(a & right) > half;
          boolean second = 2 * Integer.bitCount(b & right) < half;
          all++;
          hits += (both ? first && second : first) ? 1 : 0;
        }
      }
    }
    return (double) hits / all;
  }

  @Test
  void isTheShareOfAllHalvings() {
    for (int seeds = 2; seeds <= 9; seeds++) {
      Halves halves = Halves.of(seeds);
      for (int k = 0; k <= seeds; k++) {
        assertEquals(counted(seeds, k, true), halves.rightThenWrong(k), 1e-12, seeds + ", " + k);
        assertEquals(counted(seeds, k, false), halves.right(k), 1e-12, seeds + ", " + k);
      }
    }
  }

  @Test
  void isWhatOneFindsByHand() {
    // Of 4 seeds 2 are right: the half with both is 1 of 6 pairs, and then the other has none.
    assertEquals(1.0 / 6, Halves.of(4).rightThenWrong(2), 1e-12);
    assertEquals(1.0 / 6, Halves.of(4).wrong(2), 1e-12);
    assertEquals(0, Halves.of(4).rightThenWrong(3), 1e-12);
    assertEquals(0.5, Halves.of(2).rightThenWrong(1), 1e-12);
    assertEquals(2, Halves.of(5).size());
  }

  @Test
  void oneSeedHasNoHalves() {
    assertEquals(
        "seeds (1) must be at least 2 to be halved",
        assertThrows(IllegalArgumentException.class, () -> Halves.of(1)).getMessage());
  }
}
