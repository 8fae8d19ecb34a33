package dev.graft.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateSearchTest {
  private static final RateSearch FAIR = RateSearch.toThePlateau();

  @Test
  void theGridGoesOnInItsOwnStepsWhereItsEdgeWins() {
    List<Double> grid = FAIR.grid();
    List<Double> higher = FAIR.wider(grid, 1e-2);
    assertEquals(List.of(3e-4, 1e-3, 3e-3, 1e-2, 3e-2), higher);
    assertEquals(List.of(3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1), FAIR.wider(higher, 3e-2));
    assertEquals(List.of(1e-4, 3e-4, 1e-3, 3e-3, 1e-2), FAIR.wider(grid, 3e-4));
    assertEquals(grid, FAIR.wider(grid, 1e-3), "neighbours on both sides");
    assertEquals(List.of(1e-3, 1e-2, 1e-1), FAIR.wider(List.of(1e-3, 1e-2), 1e-2));
  }

  @Test
  void fewValidationRowsAreAskedAtOneSeedMore() {
    assertEquals(List.of(-1L, -2L), FAIR.searchSeeds(200));
    assertEquals(List.of(-1L, -2L, -3L), FAIR.searchSeeds(199));
    assertEquals(List.of(-1L), RateSearch.quick().searchSeeds(20));
    assertEquals(List.of(-1L), RateSearch.withDefaults().searchSeeds(20), "as it was stated");
    assertEquals(5, FAIR.withSeeds(5).searchSeeds(20).size());
  }

  @Test
  void aFineTuningTriesATenth() {
    Recipe tuned = Recipe.withDefaults().thenFineTune(Thawing.all());
    assertEquals(List.of(3e-5, 1e-4, 3e-4, 1e-3), FAIR.rates(tuned.lastPhase()));
  }

  @Test
  void onlyAnOpenSearchDoesNotKnowItsCost() {
    assertTrue(FAIR.isOpen());
    assertTrue(RateSearch.withDefaults().withWidenings(1).isOpen());
    assertFalse(RateSearch.withDefaults().isOpen());
    assertEquals(
        "rate searched among 3.0E-4, 0.001, 0.003, 0.01", RateSearch.withDefaults().toString());
  }
}
