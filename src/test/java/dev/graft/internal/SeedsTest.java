package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void aDrawDependsOnItsPurposeAlone() {
    List<Integer> rows = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    assertEquals(Seeds.shuffled(rows, 1, "order"), Seeds.shuffled(rows, 1, "order"));
    assertNotEquals(Seeds.shuffled(rows, 1, "order"), Seeds.shuffled(rows, 1, "dropout"));
    assertNotEquals(Seeds.shuffled(rows, 1, "order"), Seeds.shuffled(rows, 2, "order"));
  }
}
