package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.graft.recipe.Optimiser;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which rate is taken, on either engine. */
@Tag("engine")
class RateChoiceTest extends RateSearchFixtures {
  @Test
  void theRateWithTheBestValidationAtTheSearchSeedIsTaken() throws Exception {
    Experiment experiment = experiment(RECIPE);
    String key = experiment.plan(experiment.arms().get(0), 1).key();
    Runs runs = experiment.run();
    assertEquals(3 + 2, stored());
    assertEquals(key, runs.all().get(0).key(), "known without the search");
    double best = bestByHand(experiment.store());
    Map<String, String> facts = runs.all().get(0).provenance();
    assertEquals("searched", facts.get("rates"));
    assertEquals("1.0E-4, 0.001, 0.01", facts.get("rates.grid"));
    assertEquals(String.valueOf(best), facts.get("rates.chosen"));
    assertEquals("3", facts.get("rates.search.runs"));
    assertEquals("12", facts.get("rates.search.passes"));
    assertEquals(best != 1e-3, facts.containsKey("rates.edge"));
    Runs fixed = experiment(RECIPE.withRate(best)).run();
    assertEquals(fixed.all().get(0).test(), runs.all().get(0).test(), "the run of that rate");
    assertEquals(5 + 2, stored());
    assertEquals(runs, experiment(RECIPE).run());
    assertEquals(7, stored(), "nothing is computed again");
  }

  /** A second reading of the rule: accuracy first, then the lower loss. */
  private static double bestByHand(RunStore store) {
    return GRID.stream()
        .max(
            Comparator.comparingDouble((Double r) -> searched(store, r).validationAccuracy())
                .thenComparingDouble(r -> -searched(store, r).validationLoss()))
        .orElseThrow();
  }

  @Test
  void aStoredRunOfTheChosenRateIsTakenAsItIs() throws Exception {
    double best =
        Double.parseDouble(experiment(RECIPE).run().all().get(0).provenance().get("rates.chosen"));
    RunStore other = RunStore.at(folder.resolve("other"));
    Runs fixed = experiment(RECIPE.withRate(best)).withStore(other).run();
    Runs searched = experiment(RECIPE).withStore(other).run();
    assertEquals(fixed.all().get(1).budget(), searched.all().get(1).budget(), "to the nanosecond");
    assertNotEquals(fixed.all().get(1).key(), searched.all().get(1).key());
  }

  @Test
  void aRateThatDivergesIsNotChosen() {
    Recipe wild = RECIPE.withOptimiser(Optimiser.SGD).withRateSearch(1e-3, 100);
    Runs runs =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("scratch", FROZEN.fromScratch(), wild)
            .run();
    assertEquals("0.001", runs.all().get(0).provenance().get("rates.chosen"));
    assertFalse(runs.all().get(0).failed());
    assertEquals(
        "rate at the edge of the grid: 0.001, the lowest of 0.001, 100.0",
        runs.all().get(0).provenance().get("rates.edge"));
  }
}
