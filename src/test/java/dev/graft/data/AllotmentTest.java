package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllotmentTest {
  @Test
  void givesEveryClassItsShare() {
    assertEquals(List.of(50, 30, 20), Allotment.of(100, List.of(500, 300, 200)));
    assertEquals(List.of(7, 8, 9), Allotment.of(24, List.of(7, 8, 9)));
  }

  @Test
  void givesTheRestToThoseThatMissMost() {
    // Largest remainders by hand: 10 of 6, 6, 6 is 3.33 each; the first of equals takes the tenth.
    assertEquals(10, Allotment.of(10, List.of(6, 6, 6)).stream().mapToInt(i -> i).sum());
    // 5 of 7, 2, 1 are 3.5, 1.0, 0.5, and at least 1: 3, 1, 1.
    assertEquals(List.of(3, 1, 1), Allotment.of(5, List.of(7, 2, 1)));
  }

  @Test
  void keepsOneForTheSmallest() {
    assertEquals(List.of(1, 1, 1), Allotment.of(3, List.of(1_000, 1, 1)));
    assertEquals(List.of(8, 1, 1), Allotment.of(10, List.of(1_000, 1, 1)));
  }
}
