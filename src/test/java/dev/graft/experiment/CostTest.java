package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told before it begins; no test asks how long something takes. */
@Tag("engine")
class CostTest extends RateSearchFixtures {
  private static final Recipe SOLVED = Recipe.withDefaults();

  @Test
  void featuresAndSolvedHeadsAreInIt() {
    Experiment experiment = experiment(SOLVED);
    Cost cost = experiment.cost();
    assertEquals(0, cost.passes());
    assertTrue(cost.frozenSeconds() > 0, cost.toString());
    assertEquals(cost.frozenSeconds(), cost.seconds(), "nothing else is done");
    assertTrue(
        cost.toString().contains("features of frozen stages and solved heads are in it, 1 second"),
        cost.toString());
    experiment.run();
    assertEquals("nothing to compute: all runs are in the store", experiment.cost().toString());
  }

  @Test
  void whatHasNoFrozenPartHasNoneOfIt() {
    Experiment scratch =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(experiment(SOLVED).store())
            .withArm("scratch", FROZEN.fromScratch(), SOLVED.withPasses(3));
    Cost cost = scratch.cost();
    assertEquals(0, cost.frozenSeconds());
    assertTrue(cost.seconds() > 0);
    assertEquals(3, cost.passes());
  }

  @Test
  void passesOfWhatGoesOnFromASolvedHeadAreItsOwn() {
    Cost cost =
        experiment(SOLVED)
            .withArm("tuned", FROZEN, SOLVED.thenFineTune(Thawing.fromTheTop(1), 2, 1e-4))
            .cost();
    assertEquals(4, cost.runs());
    assertEquals(4, cost.passes(), "two of each seed");
    assertTrue(cost.seconds() > cost.frozenSeconds() && cost.frozenSeconds() > 0);
  }
}
