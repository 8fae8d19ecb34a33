package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Control;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.SplitMode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted once, what each time, and what not at all. */
@Tag("engine")
class FrozenCostTest {
  private static final ImageSet SHOES = FashionMnist.clothing().only("Sandal", "Sneaker");
  private static final Split SPLIT = SHOES.perClass(10, 10).withTestRows(40);
  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));
  private static final Recipe STEPS = Recipe.withDefaults().withPasses(1);
  @TempDir Path folder;

  private static Plan plan(Network network, Recipe recipe, SplitMode mode, long seed) {
    return new Plan(SPLIT.withMode(mode), network, recipe, seed);
  }

  @Test
  void featuresOfTheSameRowsAreCountedOnce() {
    FrozenCost cost = new FrozenCost(folder);
    assertTrue(cost.seconds(plan(FROZEN, STEPS, SplitMode.FIXED, 1)) > 0);
    assertEquals(0, cost.seconds(plan(FROZEN, STEPS, SplitMode.FIXED, 2)));
    assertTrue(cost.seconds(plan(FROZEN, STEPS, SplitMode.ALL_REDRAWN, 3)) > 0, "other rows");
    assertEquals(0, cost.seconds(plan(FROZEN.fromScratch(), STEPS, SplitMode.FIXED, 1)));
    Network majority = Control.MAJORITY_CLASS.of(FROZEN);
    assertEquals(0, cost.seconds(plan(majority, STEPS, SplitMode.FIXED, 1)));
  }

  @Test
  void aHeadIsSolvedForEachRun() {
    FrozenCost cost = new FrozenCost(folder);
    cost.seconds(plan(FROZEN, STEPS, SplitMode.FIXED, 1));
    assertTrue(cost.seconds(plan(FROZEN, Recipe.withDefaults(), SplitMode.FIXED, 1)) > 0);
    assertTrue(cost.seconds(plan(FROZEN, Recipe.withDefaults(), SplitMode.FIXED, 2)) > 0);
  }

  @Test
  void whatTheFolderHoldsCostsNothing() {
    Plan plan = plan(FROZEN, STEPS, SplitMode.FIXED, 1);
    FeatureCache cache = FeatureCache.withBound(16).in(folder);
    Training.run(plan, Optional.empty(), RunListener.NONE, cache);
    assertEquals(0, new FrozenCost(folder).seconds(plan));
  }
}
