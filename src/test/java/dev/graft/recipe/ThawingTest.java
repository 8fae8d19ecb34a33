package dev.graft.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThawingTest {
  /** The texts under which runs are stored since the first version. */
  @Test
  void itsKeyIsSpeltApartFromItsWords() {
    assertEquals("the top 2 stages", Thawing.fromTheTop(2).canonical());
    assertEquals("the whole base", Thawing.all().canonical());
    assertEquals("layers block1, block2.*", Thawing.layers("block1", "block2.*").canonical());
    assertEquals("normalisation", Thawing.normalisation().canonical());
    Phase phase = Recipe.withDefaults().thenFineTune(Thawing.fromTheTop(2)).lastPhase();
    assertTrue(phase.canonical().contains("thawing=\"the top 2 stages\""), phase.canonical());
  }

  @Test
  void nothingToThawIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Thawing.fromTheTop(0)).getMessage();
    assertTrue(message.startsWith("stages (0) must be at least 1"), message);
    message = assertThrows(IllegalArgumentException.class, () -> Thawing.layers()).getMessage();
    assertTrue(message.startsWith("patterns (0) must be at least 1"), message);
  }
}
