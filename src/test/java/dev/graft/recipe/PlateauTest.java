package dev.graft.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlateauTest {
  private static final Recipe OPEN = Recipe.withDefaults();
  private static final Recipe TUNED = OPEN.thenFineTune(Thawing.all());

  @Test
  void theCapComesFromTheUpdatesThatTheRowsMake() {
    Plateau plateau = Plateau.withDefaults();
    assertEquals(60, plateau.passes(25, 32), "one update each");
    assertEquals(60, plateau.passes(1_000, 32), "32 each, 1,920 in all");
    assertEquals(32, plateau.passes(2_000, 32), "63 each, 2,016 in all");
    assertEquals(15, plateau.passes(9_500, 32), "each row is seen so often");
    assertEquals(180, plateau.times(3).passes(25, 32));
    assertEquals(15, Plateau.patience(60));
    assertEquals(4, Plateau.patience(15));
  }

  @Test
  void aPhaseThatMakesStepsGetsThemAndASolvedOneDoesNot() {
    Recipe fitted = Plateau.fitted(TUNED, 100);
    assertEquals(TUNED.phases().get(0), fitted.phases().get(0));
    Phase last = fitted.lastPhase();
    assertEquals(60, last.passes());
    assertEquals(15, last.guard().patience());
    assertEquals(fitted, Plateau.fitted(fitted, 100), "nothing more the second time");
    assertEquals(32, Plateau.fitted(fitted, 2_000).lastPhase().passes(), "other rows, another cap");
    assertEquals(7, Plateau.fitted(TUNED.withPatience(7), 100).lastPhase().guard().patience());
    Recipe stated = TUNED.withPasses(3);
    assertEquals(stated, Plateau.fitted(stated, 100));
  }

  @Test
  void whoStatesANumberGetsTheDefaultsForTheRest() {
    for (Recipe stated :
        List.of(
            OPEN.withPasses(20),
            OPEN.withRate(1e-2),
            OPEN.thenFineTune(Thawing.all(), 5),
            OPEN.thenFineTune(Thawing.all(), 5, 1e-4),
            OPEN.withSchedule(Schedule.cosine()),
            Recipe.careful())) {
      assertEquals(Optional.empty(), stated.search(), stated.toString());
    }
    assertEquals(Recipe.DEFAULT_RATE, OPEN.withPasses(20).lastPhase().rate());
    assertEquals(Recipe.DEFAULT_PASSES, OPEN.withRate(1e-2).lastPhase().passes());
    assertEquals(RateSearch.withDefaults(), OPEN.withRateSearch().search().orElseThrow());
    assertTrue(OPEN.withWeightDecay(0).search().isPresent(), "says nothing of how long");
  }

  @Test
  void moreOfItIsALongerPlateau() {
    assertEquals(
        Optional.of(Plateau.withDefaults().times(3)),
        TUNED.withPassesTimes(3).search().flatMap(RateSearch::plateau));
    assertEquals(60, OPEN.withPasses(20).withPassesTimes(3).totalPasses());
  }

  @Test
  void theWordsAndTheKeySayIt() {
    assertEquals(
        "head solved: L2-regularised logistic regression, strength chosen, to its optimum; then"
            + " fine-tuning of the whole base, until its plateau, at most 60 passes, AdamW with its"
            + " rate searched: 3.0E-5 / 1.0E-4 / 3.0E-4 / 0.001, and beyond where an edge wins, at 2"
            + " seeds (3 with few validation rows), batch 32",
        TUNED.toString());
    assertTrue(Plateau.fitted(TUNED, 2_000).toString().contains("base, at most 32 passes, AdamW"));
    assertTrue(OPEN.canonical().contains("plateau"));
    assertEquals(
        "training, 15 passes, AdamW with its rate searched: 0.001 / 0.01, batch 32",
        OPEN.withRateSearch(1e-3, 1e-2).toString(),
        "a stated search makes steps");
    assertEquals(
        "training, until its plateau, at most 60 passes, AdamW with its rate searched: 3.0E-4 / 0.001"
            + " / 0.003 / 0.01, and beyond where an edge wins, at 2 seeds (3 with few validation"
            + " rows), batch 32, mixup 0.2",
        OPEN.withMixup(0.2).toString());
    assertTrue(OPEN.withRateSearch(RateSearch.quick()).canonical().contains("500"));
  }

  @Test
  void badNumbersAreNamed() {
    assertEquals(
        "mostPasses (3) must be at least 15: a plateau takes passes to be seen; withPasses(3) trains"
            + " without looking for one",
        assertThrows(IllegalArgumentException.class, () -> new Plateau(100, 3)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Plateau(0, 30));
  }
}
