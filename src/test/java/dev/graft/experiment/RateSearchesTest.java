package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runs that find rates, on either engine. */
@Tag("engine")
class RateSearchesTest extends RateSearchFixtures {
  @Test
  void whereAllRowsAreRedrawnEachSeedSearchesOnItsOwnRows() throws Exception {
    Runs runs =
        Experiment.on(SPLIT.withMode(SplitMode.ALL_REDRAWN))
            .withSeeds(1, 2)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("frozen", FROZEN, RECIPE)
            .run();
    assertEquals(2 * 3 + 2, stored());
    assertEquals("3", runs.all().get(1).provenance().get("rates.search.runs"));
  }

  @Test
  void theGridEntersTheKeyAndThePhasesRatesDoNot() {
    assertEquals(
        RECIPE.canonical(),
        Recipe.withDefaults()
            .withPasses(4)
            .withRate(7)
            .withRateSearch(1e-4, 1e-3, 1e-2)
            .canonical());
    assertNotEquals(RECIPE.canonical(), RECIPE.withRateSearch().canonical());
    assertNotEquals(RECIPE.canonical(), RECIPE.withRate(1e-3).canonical());
    assertNotEquals(
        RECIPE.canonical(),
        RECIPE.withRateSearch(RateSearch.withDefaults().withGrid(GRID).withSeeds(2)).canonical());
    assertEquals(
        "training, 4 passes, AdamW with its rate searched: 1.0E-4 / 0.001 / 0.01, batch 32",
        RECIPE.toString());
  }

  @Test
  void badInputIsNamed() {
    assertWords(
        "rates (1) must be from 2 to 12; a single one is withRate(rate)",
        () -> RECIPE.withRateSearch(1e-3));
    assertWords("rate (-1.0) must be a number above 0", () -> RECIPE.withRateSearch(-1, 1));
    String range =
        " of a search must be from 1.0E-9 to 100.0: below, nothing moves within a"
            + " training, and above, nothing is learned; give neighbours such as 0.0003, 0.001, 0.003";
    assertWords("rate (1.0E30)" + range, () -> RECIPE.withRateSearch(1e-3, 1e30));
    assertWords("rate (1.0E-300)" + range, () -> RECIPE.withRateSearch(1e-300, 1e-3));
    assertWords(
        "rates [0.1, 0.1] must differ from each other; leave the repeated one out",
        () -> RECIPE.withRateSearch(.1, .1));
    assertWords(
        "seeds (6) of a search must be from 1 to 5; withRate(rate) does without a search",
        () -> RateSearch.withDefaults().withSeeds(6));
    assertWords(
        "rate (1.0E-4) must not be given where rates are searched; leave it out",
        () -> RECIPE.thenFineTune(Thawing.all(), 2, 1e-4));
    assertWords(
        "seeds [-1, 2] must be at least 0: those below are kept for rate searches",
        () -> experiment(RECIPE).withSeeds(-1, 2));
    assertWords(
        "rates [0.1] must be as many as phases that make steps (2)",
        () -> RECIPE.thenFineTune(Thawing.all(), 2).withRates(List.of(.1)));
    Recipe tuned = Recipe.withDefaults().thenFineTune(Thawing.all(), 9, 1e-4);
    assertWords(
        "passes (4) of the other recipe must be more than the 9 of this one's later phases",
        () -> tuned.withPassesOf(RECIPE));
    assertEquals(24, RECIPE.withPassesOf(tuned).totalPasses());
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
