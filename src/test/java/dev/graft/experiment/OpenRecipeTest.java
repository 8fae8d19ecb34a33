package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.recipe.Plateau;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import dev.graft.training.Plan;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Arms that state neither passes nor rates, on either engine. */
@Tag("engine")
class OpenRecipeTest extends RateSearchFixtures {
  /** A short plateau: what is asked is what happens, not how well it learns. */
  private static final Recipe OPEN =
      Recipe.withDefaults()
          .withRateSearch(
              RateSearch.quick()
                  .withGrid(List.of(1e-3, 3e-3))
                  .withWidenings(1)
                  .withPlateau(new Plateau(15, 15)));

  private Experiment arms() {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("scratch", FROZEN.fromScratch(), OPEN)
        .withArm("frozen", FROZEN, OPEN)
        .withArm("tuned", FROZEN, OPEN.thenFineTune(Thawing.fromTheTop(1)));
  }

  @Tag("slow")
  @Test
  void whatMakesStepsIsSearchedAndGoesOnToItsPlateau() throws Exception {
    Experiment experiment = arms();
    String cost = experiment.cost().toString();
    assertTrue(cost.contains("6 runs, and 4 runs before to find rates"), cost);
    assertFalse(Files.exists(folder.resolve("runs")) && stored() > 0, "no timed run is kept");
    Runs runs = experiment.run();
    assertEquals("nothing to compute: all runs are in the store", experiment.cost().toString());
    Run scratch = runs.find("scratch", 1).orElseThrow();
    assertEquals(Optional.of(Rates.SEARCHED), scratch.fact(Fact.RATES));
    assertEquals(3, scratch.text(Fact.RATES_GRID).split(", ").length, "one of two is at an edge");
    assertTrue(scratch.budget().passes() <= 15);
    assertEquals(List.of((int) scratch.budget().passes()), made(scratch));
    assertTrue(scratch.states(Fact.PATIENCE));
    Run frozen = runs.find("frozen", 1).orElseThrow();
    assertEquals(0, frozen.budget().passes());
    assertFalse(frozen.states(Fact.RATES_CHOSEN), "a solved head has no rate");
    long all = stored();
    assertEquals(runs, arms().run());
    assertEquals(all, stored(), "nothing is computed again");
  }

  @Tag("slow")
  @Test
  void aFineTuningBehindASolvedHeadSearchesItsOwnRateAlone() {
    Run tuned = arms().run().find("tuned", 2).orElseThrow();
    assertEquals(1, tuned.fact(Fact.RATES_CHOSEN).orElseThrow().size());
    assertFalse(tuned.text(Fact.RATES_GRID).contains(";"), tuned.text(Fact.RATES_GRID));
    assertEquals(List.of(0, (int) tuned.budget().passes()), made(tuned));
    assertEquals(
        tuned.fact(Fact.RATES_SEARCH_RUNS).orElseThrow(),
        tuned.text(Fact.RATES_GRID).split(", ").length);
  }

  @Test
  void aChangedArmIsAsOpenAsTheOneThatItStandsBeside() {
    Experiment experiment = arms();
    Arm longer =
        ChangedArm.of(
            experiment.arms().get(0), suggestion("scratch", new Suggestion.PassesTimes(3)));
    Recipe fitted = plan(experiment, longer).recipe();
    assertEquals(23, fitted.lastPhase().passes(), "45 updates, two in a pass");
    assertEquals(5, fitted.lastPhase().guard().patience(), "the patience grows with the cap");
    Arm thawed =
        ChangedArm.of(experiment.arms().get(1), suggestion("frozen", new Suggestion.Thaw(1)));
    assertTrue(plan(experiment, thawed).recipe().search().isPresent(), "searched like the others");
  }

  private static Suggestion suggestion(String arm, Suggestion.Change change) {
    return Suggestion.of(arm, change, "", 0);
  }

  private static Plan plan(Experiment experiment, Arm arm) {
    return experiment.withArm(arm.name(), arm.network(), arm.recipe()).plan(arm, 1);
  }

  private static List<Integer> made(Run run) {
    return run.fact(Fact.PHASES_PASSES).orElseThrow();
  }

  /** What came before the last phase must be known where patience ended it early. */
  @Test
  void aPhaseThatPatienceEndedCountsThePassesThatItMade() {
    Recipe ended = Recipe.withDefaults().withPasses(12).withRate(1e-30).withPatience(2);
    Recipe longer = ended.thenFineTune(Thawing.all(), 3, 1e-4);
    Run run = experiment(longer).run().find("frozen", 1).orElseThrow();
    assertEquals(List.of(3, 3), made(run), "the first pass is the best, then two more");
    assertEquals(3, run.earlierPasses());
    assertEquals(3, run.lastPhase().size());
  }

  @Test
  void theNotesSayWhatItMayCost() {
    assertEquals(
        List.of(
            "searching rates takes 4 further runs with at most 60 passes, and more where the rate at"
                + " the edge of a grid wins, chosen on validation rows alone"),
        arms().notes());
  }
}
