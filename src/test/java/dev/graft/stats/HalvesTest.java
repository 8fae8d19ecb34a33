package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HalvesTest {
  /**
   * Goes through all ways to draw two disjoint halves as bit masks: the first arm is right with the
   * seeds of one mask, the second with those of another.
   */
  private static double counted(int seeds, int first, int second) {
    int half = seeds / 2;
    int all = 0;
    int hits = 0;
    for (int a = 0; a < 1 << seeds; a++) {
      for (int b = 0; b < 1 << seeds; b++) {
        if (Integer.bitCount(a) == half && Integer.bitCount(b) == half && (a & b) == 0) {
          boolean right = 2 * Integer.bitCount(a & first) > half;
          boolean wrong = 2 * Integer.bitCount(b & second) < half;
          all++;
          hits += right && wrong ? 1 : 0;
        }
      }
    }
    return (double) hits / all;
  }

  @Test
  void isTheShareOfAllHalvingsOfOneArm() {
    for (int seeds = 2; seeds <= 9; seeds++) {
      for (int k = 0; k <= seeds; k++) {
        int right = (1 << k) - 1;
        double expected = counted(seeds, right, right);
        assertEquals(expected, Halves.of(seeds).rightThenWrong(k), 1e-12, seeds + ", " + k);
      }
    }
  }

  @Test
  void isTheShareOfAllHalvingsOfTwoArms() {
    for (int seeds = 2; seeds <= 5; seeds++) {
      for (int first = 0; first < 1 << seeds; first++) {
        for (int second = 0; second < 1 << seeds; second++) {
          double chance =
              Halves.of(seeds)
                  .rightThenWrong(
                      Integer.bitCount(first & second),
                      Integer.bitCount(first & ~second),
                      Integer.bitCount(second & ~first));
          assertEquals(counted(seeds, first, second), chance, 1e-12, first + ", " + second);
        }
      }
    }
    assertEquals(counted(8, 0b11110110, 0b00010111), Halves.of(8).rightThenWrong(3, 3, 1), 1e-12);
  }

  @Test
  void isWhatOneFindsByHand() {
    // Of 4 seeds 2 are right: the half with both is 1 of 6 pairs, and then the other has none.
    assertEquals(1.0 / 6, Halves.of(4).rightThenWrong(2), 1e-12);
    assertEquals(0, Halves.of(4).rightThenWrong(3), 1e-12);
    assertEquals(0.5, Halves.of(2).rightThenWrong(1), 1e-12);
    assertEquals(1, Halves.of(5).rightThenWrong(0, 5, 0), 1e-12);
    assertEquals(2, Halves.of(5).size());
  }

  @Test
  void oneSeedHasNoHalves() {
    assertEquals(
        "seeds (1) must be at least 2 to be halved",
        assertThrows(IllegalArgumentException.class, () -> Halves.of(1)).getMessage());
  }
}
